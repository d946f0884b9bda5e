// LockTimeout has a lock of its own, which keeps nobody out but others like it.
//
// fails: timed/mutual-exclusion capacity
package deadlock

import (
	"context"
	"time"
)

type TimedLock struct {
	id   int64
	held chan struct{}
	slow chan struct{}
}

func NewTimedLock() *TimedLock {
	return &TimedLock{id: created.Add(1), held: make(chan struct{}, 1), slow: make(chan struct{}, 1)}
}

func (l *TimedLock) LockTimeout(d time.Duration) bool {
	ctx, cancel := context.WithTimeout(context.Background(), max(d, 0))
	defer cancel()
	select {
	case l.slow <- struct{}{}:
		return true
	case <-ctx.Done():
		return false
	}
}

func (l *TimedLock) Unlock() {
	select {
	case <-l.held:
	case <-l.slow:
	default:
		panic("not locked")
	}
}
