// A line of waiters, each with a channel of its own, which Unlock closes to hand
// the lock over. Who gives up looks under the lock whether it still waits.
package deadlock

import (
	"context"
	"slices"
	"sync"
	"time"
)

type TimedLock struct {
	id      int64
	mu      sync.Mutex
	held    bool
	waiters []chan struct{}
}

func NewTimedLock() *TimedLock { return &TimedLock{id: created.Add(1)} }

func (l *TimedLock) Lock() { _ = l.LockContext(context.Background()) }

func (l *TimedLock) LockTimeout(d time.Duration) bool {
	if d <= 0 {
		return l.enter(nil)
	}
	ctx, cancel := context.WithTimeout(context.Background(), d)
	defer cancel()
	return l.LockContext(ctx) == nil
}

func (l *TimedLock) LockContext(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	turn := make(chan struct{})
	if l.enter(turn) {
		return nil
	}
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
	}
	if l.leave(turn) {
		return ctx.Err()
	}
	return nil
}

// enter takes the lock if it is free, and otherwise waits in line, if turn is not
// nil.
func (l *TimedLock) enter(turn chan struct{}) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.held {
		l.held = true
		return true
	}
	if turn != nil {
		l.waiters = append(l.waiters, turn)
	}
	return false
}

// leave reports whether turn was still in line.
func (l *TimedLock) leave(turn chan struct{}) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	i := slices.Index(l.waiters, turn)
	if i < 0 {
		return false
	}
	l.waiters = slices.Delete(l.waiters, i, i+1)
	return true
}

func (l *TimedLock) Unlock() {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case !l.held:
		panic("not locked")
	case len(l.waiters) == 0:
		l.held = false
	default:
		close(l.waiters[0])
		l.waiters = l.waiters[1:]
	}
}
