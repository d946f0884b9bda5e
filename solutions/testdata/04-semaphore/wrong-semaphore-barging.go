// A Release makes room and wakes the first who waits, and a newcomer can be
// there before it.
//
// fails: semaphore/fifo order
// fails: semaphore/available wrong-value
package semaphore

import (
	"context"
	"sync"
)

type Semaphore struct {
	mu   sync.Mutex
	wake *sync.Cond
	n    int
	free int
}

func New(n int) *Semaphore {
	if n < 1 {
		panic("a semaphore needs room for one")
	}
	s := &Semaphore{n: n, free: n}
	s.wake = sync.NewCond(&s.mu)
	return s
}

func (s *Semaphore) Acquire(ctx context.Context) error {
	stop := context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.wake.Broadcast()
	})
	defer stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	for ctx.Err() == nil && s.free == 0 {
		s.wake.Wait()
	}
	if err := ctx.Err(); err != nil {
		s.wake.Signal() // it may have been woken in another one's place
		return err
	}
	s.free--
	return nil
}

func (s *Semaphore) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.free == s.n {
		panic("nobody is in")
	}
	s.free++
	s.wake.Signal()
}
