// One condition variable for all who wait, and a queue of tickets that says whose
// turn it is. Everybody is woken, for the one meant could be anywhere in it.
package semaphore

import (
	"context"
	"slices"
	"sync"
)

type Semaphore struct {
	mu      sync.Mutex
	changed *sync.Cond
	n       int
	free    int
	tickets int
	queue   []int
}

func New(n int) *Semaphore {
	if n < 1 {
		panic("a semaphore needs room for one")
	}
	s := &Semaphore{n: n, free: n}
	s.changed = sync.NewCond(&s.mu)
	return s
}

func (s *Semaphore) Acquire(ctx context.Context) error {
	stop := context.AfterFunc(ctx, func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.changed.Broadcast()
	})
	defer stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	ticket := s.tickets
	s.tickets++
	s.queue = append(s.queue, ticket)
	for ctx.Err() == nil && !s.turn(ticket) {
		s.changed.Wait()
	}
	i := slices.Index(s.queue, ticket)
	s.queue = slices.Delete(s.queue, i, i+1)
	s.changed.Broadcast()
	if err := ctx.Err(); err != nil {
		return err
	}
	s.free--
	return nil
}

func (s *Semaphore) turn(ticket int) bool {
	return slices.Index(s.queue, ticket) < s.free
}

func (s *Semaphore) TryAcquire() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.unowed() == 0 {
		return false
	}
	s.free--
	return true
}

func (s *Semaphore) unowed() int { return max(0, s.free-len(s.queue)) }

func (s *Semaphore) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.free == s.n {
		panic("nobody is in")
	}
	s.free++
	s.changed.Broadcast()
}

func (s *Semaphore) Available() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.unowed()
}
