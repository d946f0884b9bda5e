// Who gives up while waiting for the second releases that one as well, which
// somebody else has.
//
// fails: lockboth/all-or-nothing panic
package deadlock

import "context"

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if b.id < a.id {
		a, b = b, a
	}
	if err := a.LockContext(ctx); err != nil {
		return err
	}
	if err := b.LockContext(ctx); err != nil {
		a.Unlock()
		b.Unlock()
		return err
	}
	return nil
}
