// Between seeing that the lock is held and waiting for the bell nobody hears it,
// and it rings for nobody but those who listen.
//
// fails: timed/takes-when-free deadlock
// fails: lockboth/takes-both deadlock
package deadlock

import (
	"context"
	"sync/atomic"
	"time"
)

type TimedLock struct {
	id   int64
	held atomic.Bool
	bell chan struct{}
}

func NewTimedLock() *TimedLock {
	return &TimedLock{id: created.Add(1), bell: make(chan struct{})}
}

func (l *TimedLock) Lock() { _ = l.LockContext(context.Background()) }

func (l *TimedLock) LockTimeout(d time.Duration) bool {
	if l.held.CompareAndSwap(false, true) {
		return true
	}
	ctx, cancel := context.WithTimeout(context.Background(), d)
	defer cancel()
	return l.LockContext(ctx) == nil
}

func (l *TimedLock) LockContext(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	for !l.held.CompareAndSwap(false, true) {
		select {
		case <-l.bell:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

func (l *TimedLock) Unlock() {
	if !l.held.CompareAndSwap(true, false) {
		panic("not locked")
	}
	select {
	case l.bell <- struct{}{}:
	default:
	}
}
