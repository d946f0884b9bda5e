// Who waits looks again every millisecond.
//
// fails: timed/no-polling busy-wait
package deadlock

import (
	"context"
	"time"
)

func (l *TimedLock) LockContext(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for {
		select {
		case l.held <- struct{}{}:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(time.Millisecond):
		}
	}
}
