// A linked list of those who wait. Who gives up after being let in goes out
// again, and so lets in the next: an error means that nothing is held.
package semaphore

import (
	"container/list"
	"context"
	"sync"
)

type Semaphore struct {
	mu      sync.Mutex
	n       int
	inside  int
	waiting list.List
}

type waiter struct{ in chan struct{} }

func New(n int) *Semaphore {
	if n < 1 {
		panic("a semaphore needs room for one")
	}
	return &Semaphore{n: n}
}

func (s *Semaphore) Acquire(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	s.mu.Lock()
	if s.inside < s.n {
		s.inside++
		s.mu.Unlock()
		return nil
	}
	w := waiter{make(chan struct{})}
	place := s.waiting.PushBack(w)
	s.mu.Unlock()
	select {
	case <-w.in:
		return nil
	case <-ctx.Done():
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	select {
	case <-w.in:
		s.out()
	default:
		s.waiting.Remove(place)
	}
	return ctx.Err()
}

func (s *Semaphore) TryAcquire() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.inside == s.n {
		return false
	}
	s.inside++
	return true
}

func (s *Semaphore) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.inside == 0 {
		panic("nobody is in")
	}
	s.out()
}

func (s *Semaphore) out() {
	if first := s.waiting.Front(); first != nil {
		close(s.waiting.Remove(first).(waiter).in)
		return
	}
	s.inside--
}

func (s *Semaphore) Available() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.n - s.inside
}
