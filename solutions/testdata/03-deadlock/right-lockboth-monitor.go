// All locks share one monitor, so both can be taken in one go, and nobody holds one
// of them while waiting for the other.
package deadlock

import (
	"context"
	"sync"
	"time"
)

type TimedLock struct{ held bool }

var (
	monitor sync.Mutex
	changed = sync.NewCond(&monitor)
)

func NewTimedLock() *TimedLock { return &TimedLock{} }

func (l *TimedLock) Lock() { _ = l.LockContext(context.Background()) }

func (l *TimedLock) LockTimeout(d time.Duration) bool {
	if d <= 0 {
		monitor.Lock()
		defer monitor.Unlock()
		free := !l.held
		l.held = true
		return free
	}
	ctx, cancel := context.WithTimeout(context.Background(), d)
	defer cancel()
	return l.LockContext(ctx) == nil
}

func (l *TimedLock) LockContext(ctx context.Context) error { return LockBoth(ctx, l, l) }

func (l *TimedLock) Unlock() {
	monitor.Lock()
	defer monitor.Unlock()
	if !l.held {
		panic("not locked")
	}
	l.held = false
	changed.Broadcast()
}

func LockBoth(ctx context.Context, a, b *TimedLock) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() {
		monitor.Lock()
		defer monitor.Unlock()
		changed.Broadcast()
	})
	defer stop()
	monitor.Lock()
	defer monitor.Unlock()
	for a.held || b.held {
		if err := ctx.Err(); err != nil {
			return err
		}
		changed.Wait()
	}
	a.held, b.held = true, true
	return nil
}
