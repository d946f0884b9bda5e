// The queue is a channel that seemed large enough.
//
// fails: spooler/prints deadlock
package semaphore

import (
	"context"
	"sync"
)

type Spooler struct {
	mu      sync.RWMutex
	shut    bool
	jobs    chan string
	workers sync.WaitGroup
}

func NewSpooler(printers int, print func(printer int, job string)) *Spooler {
	if printers < 1 {
		panic("a spooler needs a printer")
	}
	s := &Spooler{jobs: make(chan string, 1024)}
	for printer := range printers {
		s.workers.Go(func() {
			for job := range s.jobs {
				print(printer, job)
			}
		})
	}
	return s
}

func (s *Spooler) Submit(job string) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.shut {
		return ErrClosed
	}
	s.jobs <- job
	return nil
}

func (s *Spooler) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	if !s.shut {
		s.shut = true
		close(s.jobs)
	}
	s.mu.Unlock()
	s.workers.Wait()
	return nil
}
