// A line of waiters. Who gives up just as Unlock hands it the lock says that it has
// not got it, and nobody has.
//
// fails: timed/no-lost-lock leak
// fails: lockboth/all-or-nothing leak
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
	l.mu.Lock()
	if !l.held {
		l.held = true
		l.mu.Unlock()
		return true
	}
	l.mu.Unlock()
	ctx, cancel := context.WithTimeout(context.Background(), d)
	defer cancel()
	return l.LockContext(ctx) == nil
}

func (l *TimedLock) LockContext(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	l.mu.Lock()
	if !l.held {
		l.held = true
		l.mu.Unlock()
		return nil
	}
	turn := make(chan struct{})
	l.waiters = append(l.waiters, turn)
	l.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
		l.mu.Lock()
		defer l.mu.Unlock()
		l.waiters = slices.DeleteFunc(l.waiters, func(c chan struct{}) bool { return c == turn })
		return ctx.Err()
	}
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
