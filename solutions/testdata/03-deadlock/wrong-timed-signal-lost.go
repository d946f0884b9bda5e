// Whoever Unlock signals looks at its context first. If that has ended, the signal
// has reached somebody who does not want it any more, and nobody else.
//
// fails: timed/no-lost-lock leak
package deadlock

import (
	"context"
	"sync"
	"time"
)

type TimedLock struct {
	id   int64
	mu   sync.Mutex
	free *sync.Cond
	held bool
}

func NewTimedLock() *TimedLock {
	l := &TimedLock{id: created.Add(1)}
	l.free = sync.NewCond(&l.mu)
	return l
}

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
	stop := context.AfterFunc(ctx, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.free.Broadcast()
	})
	defer stop()
	l.mu.Lock()
	defer l.mu.Unlock()
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !l.held {
			l.held = true
			return nil
		}
		l.free.Wait()
	}
}

func (l *TimedLock) Unlock() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if !l.held {
		panic("not locked")
	}
	l.held = false
	l.free.Signal()
}
