// Sorted by something that is the same for all, so as they are given.
//
// fails: lockboth/no-deadlock deadlock
package deadlock

import "context"

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if cap(b.held) < cap(a.held) {
		a, b = b, a
	}
	if err := a.LockContext(ctx); err != nil {
		return err
	}
	if err := b.LockContext(ctx); err != nil {
		a.Unlock()
		return err
	}
	return nil
}
