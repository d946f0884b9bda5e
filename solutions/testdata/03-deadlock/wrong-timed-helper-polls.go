// Who waits sleeps, but has sent a helper to look again and again.
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
	stop, done := make(chan struct{}), make(chan struct{})
	go func() { // received from below
		defer close(done)
		for {
			select {
			case <-stop:
				return
			case <-time.After(time.Millisecond):
			}
		}
	}()
	defer func() { close(stop); <-done }()
	select {
	case l.held <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
