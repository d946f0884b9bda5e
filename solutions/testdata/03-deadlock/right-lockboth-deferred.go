// In the order of creation, the later one first; the way back is deferred.
package deadlock

import "context"

func LockBoth(ctx context.Context, a, b *TimedLock) (err error) {
	if a.id < b.id {
		return LockBoth(ctx, b, a)
	}
	if err := a.LockContext(ctx); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			a.Unlock()
		}
	}()
	return b.LockContext(ctx)
}
