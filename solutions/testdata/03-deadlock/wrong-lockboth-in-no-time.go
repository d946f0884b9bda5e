// If the second is not free at once, it does as if it had both.
//
// fails: lockboth/takes-both atomicity
package deadlock

import "context"

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if b.id < a.id {
		a, b = b, a
	}
	if err := a.LockContext(ctx); err != nil {
		return err
	}
	b.LockTimeout(0)
	return nil
}
