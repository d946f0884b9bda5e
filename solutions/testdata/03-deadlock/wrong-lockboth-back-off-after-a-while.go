// Both wait equally long for their second lock, so both give up at once, and both
// begin again.
//
// fails: lockboth/no-deadlock starvation
package deadlock

import (
	"context"
	"time"
)

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	for {
		if err := a.LockContext(ctx); err != nil {
			return err
		}
		if b.LockTimeout(10 * time.Millisecond) {
			return nil
		}
		a.Unlock()
	}
}
