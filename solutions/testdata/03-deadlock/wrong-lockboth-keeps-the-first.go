// Who gives up while waiting for the second keeps the first.
//
// fails: lockboth/all-or-nothing leak
package deadlock

import "context"

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if b.id < a.id {
		a, b = b, a
	}
	if err := a.LockContext(ctx); err != nil {
		return err
	}
	return b.LockContext(ctx)
}
