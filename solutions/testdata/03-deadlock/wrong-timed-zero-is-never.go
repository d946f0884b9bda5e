// With no time at all it does not even look whether the lock is free.
//
// fails: timed/takes-when-free wrong-value
package deadlock

import (
	"context"
	"time"
)

func (l *TimedLock) LockTimeout(d time.Duration) bool {
	ctx, cancel := context.WithTimeout(context.Background(), d)
	defer cancel()
	return l.LockContext(ctx) == nil
}
