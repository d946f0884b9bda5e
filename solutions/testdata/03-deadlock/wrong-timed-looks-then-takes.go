// Seeing that the lock is free and taking it are two steps.
//
// fails: timed/mutual-exclusion capacity
// fails: lockboth/no-deadlock panic
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
	return &TimedLock{id: created.Add(1), bell: make(chan struct{}, 1)}
}

func (l *TimedLock) Lock() { _ = l.LockContext(context.Background()) }

func (l *TimedLock) try() bool {
	if l.held.Load() {
		return false
	}
	l.held.Store(true)
	return true
}

func (l *TimedLock) LockTimeout(d time.Duration) bool {
	if l.try() {
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
	for !l.try() {
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
