// The end of a context wakes one who waits, and that need not be the one whose
// context it was.
//
// fails: timed/gives-up wrong-value
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
	if err := ctx.Err(); err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.free.Signal()
	})
	defer stop()
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.held {
		if err := ctx.Err(); err != nil {
			return err
		}
		l.free.Wait()
	}
	l.held = true
	return nil
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
