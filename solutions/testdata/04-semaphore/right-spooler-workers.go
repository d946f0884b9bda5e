// A goroutine for each printer, from the beginning to Shutdown.
package semaphore

import (
	"context"
	"sync"
)

type Spooler struct {
	mu      sync.Mutex
	wake    *sync.Cond
	queue   []string
	closed  bool
	workers sync.WaitGroup
	once    sync.Once
	over    chan struct{}
}

func NewSpooler(printers int, print func(printer int, job string)) *Spooler {
	if printers < 1 {
		panic("a spooler needs a printer")
	}
	s := &Spooler{over: make(chan struct{})}
	s.wake = sync.NewCond(&s.mu)
	for printer := range printers {
		s.workers.Go(func() {
			for job, ok := s.pick(); ok; job, ok = s.pick() {
				print(printer, job)
			}
		})
	}
	return s
}

func (s *Spooler) pick() (job string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for len(s.queue) == 0 && !s.closed {
		s.wake.Wait()
	}
	if len(s.queue) == 0 {
		return "", false
	}
	job, s.queue = s.queue[0], s.queue[1:]
	return job, true
}

func (s *Spooler) Submit(job string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return ErrClosed
	}
	s.queue = append(s.queue, job)
	s.wake.Signal()
	return nil
}

func (s *Spooler) Shutdown(ctx context.Context) error {
	s.once.Do(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.closed = true
		s.wake.Broadcast()
		go func() { // ends with the last job, whoever still waits
			s.workers.Wait()
			close(s.over)
		}()
	})
	select {
	case <-s.over:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
