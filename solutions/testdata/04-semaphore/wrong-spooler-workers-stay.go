// Printers wait for the next job for ever, also after Shutdown.
//
// fails: spooler/no-leak leak
package semaphore

import (
	"context"
	"sync"
)

type Spooler struct {
	mu      sync.Mutex
	wake    *sync.Cond
	queue   []string
	shut    bool
	pending int
	done    chan struct{}
}

func NewSpooler(printers int, print func(printer int, job string)) *Spooler {
	if printers < 1 {
		panic("a spooler needs a printer")
	}
	s := &Spooler{done: make(chan struct{})}
	s.wake = sync.NewCond(&s.mu)
	for printer := range printers {
		go func() {
			for {
				print(printer, s.pick())
				s.printed()
			}
		}()
	}
	return s
}

func (s *Spooler) pick() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.queue) == 0 {
		s.wake.Wait()
	}
	job := s.queue[0]
	s.queue = s.queue[1:]
	return job
}

func (s *Spooler) printed() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.pending--; s.shut && s.pending == 0 {
		close(s.done)
	}
}

func (s *Spooler) Submit(job string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.shut {
		return ErrClosed
	}
	s.pending++
	s.queue = append(s.queue, job)
	s.wake.Signal()
	return nil
}

func (s *Spooler) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	if !s.shut && s.pending == 0 {
		close(s.done)
	}
	s.shut = true
	s.mu.Unlock()
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
