// A token that is in the channel while the lock is free, and a timer of its own for
// LockTimeout.
package deadlock

import (
	"context"
	"time"
)

type TimedLock struct {
	id    int64
	token chan struct{}
}

func NewTimedLock() *TimedLock {
	l := &TimedLock{id: created.Add(1), token: make(chan struct{}, 1)}
	l.token <- struct{}{}
	return l
}

func (l *TimedLock) Lock() { <-l.token }

func (l *TimedLock) LockTimeout(d time.Duration) bool {
	select {
	case <-l.token:
		return true
	default:
	}
	if d <= 0 {
		return false
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-l.token:
		return true
	case <-timer.C:
		return false
	}
}

func (l *TimedLock) LockContext(ctx context.Context) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	default:
	}
	select {
	case <-l.token:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (l *TimedLock) Unlock() {
	select {
	case l.token <- struct{}{}:
	default:
		panic("not locked")
	}
}
