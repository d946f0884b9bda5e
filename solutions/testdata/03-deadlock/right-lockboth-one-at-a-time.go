// The two locks are taken in any order, but only by one caller at a time: who has
// one of them and waits for the other waits for somebody who has both. The lock in
// front can be given up like the others.
package deadlock

import "context"

var both = NewTimedLock()

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if err := both.LockContext(ctx); err != nil {
		return err
	}
	defer both.Unlock()
	if err := a.LockContext(ctx); err != nil {
		return err
	}
	if err := b.LockContext(ctx); err != nil {
		a.Unlock()
		return err
	}
	return nil
}
