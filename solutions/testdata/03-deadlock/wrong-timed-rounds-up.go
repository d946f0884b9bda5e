// It counts in whole seconds, and begins with a second of grace.
//
// fails: timed/gives-up wrong-value
package deadlock

import (
	"context"
	"time"
)

func (l *TimedLock) LockTimeout(d time.Duration) bool {
	select {
	case l.held <- struct{}{}:
		return true
	default:
	}
	if d <= 0 {
		return false
	}
	ctx, cancel := context.WithTimeout(context.Background(), d.Truncate(time.Second)+time.Second)
	defer cancel()
	return l.LockContext(ctx) == nil
}
