// A condition variable that the end of a context broadcasts. Who is signalled by
// Unlock looks at the lock first and at its context afterwards, so no signal is
// lost.
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
	if d <= 0 {
		l.mu.Lock()
		defer l.mu.Unlock()
		free := !l.held
		l.held = true
		return free
	}
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
		l.free.Broadcast()
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
