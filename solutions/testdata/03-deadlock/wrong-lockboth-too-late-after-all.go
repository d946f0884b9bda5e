// It looks at the context once more when it has both, and forgets that it has them.
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
	if err := b.LockContext(ctx); err != nil {
		a.Unlock()
		return err
	}
	return ctx.Err()
}
