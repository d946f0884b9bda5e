// An Unlock too many panics, and has made room for two by then.
//
// fails: timed/unlock-of-unlocked panic
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
	room int
}

func NewTimedLock() *TimedLock {
	l := &TimedLock{id: created.Add(1), room: 1}
	l.free = sync.NewCond(&l.mu)
	return l
}

func (l *TimedLock) Lock() { _ = l.LockContext(context.Background()) }

func (l *TimedLock) LockTimeout(d time.Duration) bool {
	l.mu.Lock()
	if l.room > 0 {
		l.room--
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
		l.free.Broadcast()
	})
	defer stop()
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.room == 0 {
		if err := ctx.Err(); err != nil {
			return err
		}
		l.free.Wait()
	}
	l.room--
	return nil
}

func (l *TimedLock) Unlock() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.room++
	l.free.Signal()
	if l.room > 1 {
		panic("not locked")
	}
}
