// A goroutine for each job. Each waits for the one before it to have a printer,
// then for a printer, and only then lets the next one go.
package semaphore

import (
	"context"
	"sync"
)

type Spooler struct {
	print    func(printer int, job string)
	printers chan int
	mu       sync.Mutex
	last     chan struct{} // closed when the latest job has a printer
	pending  int
	closed   bool
	over     chan struct{}
}

func NewSpooler(printers int, print func(printer int, job string)) *Spooler {
	if printers < 1 {
		panic("a spooler needs a printer")
	}
	s := &Spooler{
		print: print, printers: make(chan int, printers),
		last: make(chan struct{}), over: make(chan struct{}),
	}
	close(s.last)
	for printer := range printers {
		s.printers <- printer
	}
	return s
}

func (s *Spooler) Submit(job string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return ErrClosed
	}
	before, mine := s.last, make(chan struct{})
	s.last = mine
	s.pending++
	go func() {
		<-before
		printer := <-s.printers
		close(mine)
		s.print(printer, job)
		s.printers <- printer
		s.finished()
	}()
	return nil
}

func (s *Spooler) finished() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.pending--
	if s.closed && s.pending == 0 {
		close(s.over)
	}
}

func (s *Spooler) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	if !s.closed && s.pending == 0 {
		close(s.over)
	}
	s.closed = true
	s.mu.Unlock()
	select {
	case <-s.over:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
