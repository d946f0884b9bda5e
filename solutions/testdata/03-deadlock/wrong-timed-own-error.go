// An error, but not the one that was promised.
//
// fails: timed/gives-up wrong-value
// fails: lockboth/all-or-nothing wrong-value
package deadlock

import (
	"context"
	"errors"
)

func (l *TimedLock) LockContext(ctx context.Context) error {
	if ctx.Err() != nil {
		return errors.New("too late")
	}
	select {
	case l.held <- struct{}{}:
		return nil
	case <-ctx.Done():
		return errors.New("too late")
	}
}
