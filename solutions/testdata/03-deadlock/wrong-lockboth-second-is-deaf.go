// The context ends the wait for the first lock, and not that for the second.
//
// fails: lockboth/all-or-nothing deadlock
package deadlock

import "context"

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if b.id < a.id {
		a, b = b, a
	}
	if err := a.LockContext(ctx); err != nil {
		return err
	}
	b.Lock()
	return nil
}
