// As right-timed-waiters, but who gives up and finds that it was handed the lock
// passes it on.
package deadlock

import (
	"context"
	"sync"
	"time"
)

type TimedLock struct {
	id      int64
	mu      sync.Mutex
	held    bool
	waiters map[chan struct{}]bool
	line    []chan struct{}
}

func NewTimedLock() *TimedLock {
	return &TimedLock{id: created.Add(1), waiters: make(map[chan struct{}]bool)}
}

func (l *TimedLock) Lock() { _ = l.LockContext(context.Background()) }

func (l *TimedLock) LockTimeout(d time.Duration) bool {
	ctx, cancel := context.WithTimeout(context.Background(), max(d, 0))
	defer cancel()
	l.mu.Lock()
	if !l.held {
		l.held = true
		l.mu.Unlock()
		return true
	}
	l.mu.Unlock()
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
	l.waiters[turn] = true
	l.line = append(l.line, turn)
	l.mu.Unlock()
	select {
	case <-turn:
		return nil
	case <-ctx.Done():
	}
	l.mu.Lock()
	waits := l.waiters[turn]
	delete(l.waiters, turn)
	l.mu.Unlock()
	if !waits {
		l.Unlock()
	}
	return ctx.Err()
}

func (l *TimedLock) Unlock() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.held {
		panic("not locked")
	}
	for len(l.line) > 0 {
		turn := l.line[0]
		l.line = l.line[1:]
		if l.waiters[turn] {
			delete(l.waiters, turn)
			close(turn)
			return
		}
	}
	l.held = false
}
