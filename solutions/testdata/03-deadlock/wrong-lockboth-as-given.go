// In the order in which they are given, which is another one for somebody else.
//
// fails: lockboth/no-deadlock deadlock
package deadlock

import "context"

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if err := a.LockContext(ctx); err != nil {
		return err
	}
	if err := b.LockContext(ctx); err != nil {
		a.Unlock()
		return err
	}
	return nil
}
