// Try, give back, try again: two can do that in step for ever.
//
// fails: lockboth/no-deadlock starvation
package deadlock

import "context"

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	for {
		if err := a.LockContext(ctx); err != nil {
			return err
		}
		if b.LockTimeout(0) {
			return nil
		}
		a.Unlock()
	}
}
