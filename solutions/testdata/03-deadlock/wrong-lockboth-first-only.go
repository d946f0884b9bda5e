// It returns as soon as it has one, and leaves the second to a helper.
//
// fails: lockboth/takes-both wrong-value
package deadlock

import "context"

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if b.id < a.id {
		a, b = b, a
	}
	if err := a.LockContext(ctx); err != nil {
		return err
	}
	go func() { _ = b.LockContext(ctx) }()
	return nil
}
