// No time at all is taken for no limit.
//
// fails: timed/gives-up deadlock
package deadlock

import (
	"context"
	"time"
)

func (l *TimedLock) LockTimeout(d time.Duration) bool {
	if d <= 0 {
		l.Lock()
		return true
	}
	ctx, cancel := context.WithTimeout(context.Background(), d)
	defer cancel()
	return l.LockContext(ctx) == nil
}
