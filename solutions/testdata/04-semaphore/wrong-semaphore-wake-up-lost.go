// Release wakes by a channel with room for one wake-up: two releases in a row
// wake one.
//
// fails: semaphore/wakes-a-waiter deadlock
// fails: semaphore/available wrong-value
package semaphore

import (
	"context"
	"sync"
)

type Semaphore struct {
	mu   sync.Mutex
	n    int
	free int
	wake chan struct{}
}

func New(n int) *Semaphore {
	if n < 1 {
		panic("a semaphore needs room for one")
	}
	return &Semaphore{n: n, free: n, wake: make(chan struct{}, 1)}
}

func (s *Semaphore) Acquire(ctx context.Context) error {
	for ctx.Err() == nil {
		if s.TryAcquire() {
			return nil
		}
		select {
		case <-s.wake:
		case <-ctx.Done():
		}
	}
	return ctx.Err()
}

func (s *Semaphore) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.free == s.n {
		panic("nobody is in")
	}
	s.free++
	select {
	case s.wake <- struct{}{}:
	default:
	}
}
