// One goroutine owns the queue and the printers; all others talk to it. It lives
// until it is shut down and everything is printed.
package semaphore

import "context"

type Spooler struct {
	jobs     chan string
	stopping chan struct{}
	refusing chan struct{}
	over     chan struct{}
}

func NewSpooler(printers int, print func(printer int, job string)) *Spooler {
	if printers < 1 {
		panic("a spooler needs a printer")
	}
	s := &Spooler{
		jobs: make(chan string), stopping: make(chan struct{}),
		refusing: make(chan struct{}), over: make(chan struct{}),
	}
	go s.own(printers, print)
	return s
}

func (s *Spooler) own(printers int, print func(printer int, job string)) {
	defer close(s.over)
	var queue []string
	var ready []int
	for printer := range printers {
		ready = append(ready, printer)
	}
	jobs, back := s.jobs, make(chan int)
	for jobs != nil || len(ready) < printers {
		select {
		case job := <-jobs:
			queue = append(queue, job)
		case printer := <-back:
			ready = append(ready, printer)
		case <-s.stopping:
			if jobs != nil {
				jobs = nil
				close(s.refusing)
			}
		}
		for len(queue) > 0 && len(ready) > 0 {
			go func(printer int, job string) {
				print(printer, job)
				back <- printer
			}(ready[0], queue[0])
			queue, ready = queue[1:], ready[1:]
		}
	}
}

func (s *Spooler) Submit(job string) error {
	select {
	case s.jobs <- job:
		return nil
	case <-s.refusing:
		return ErrClosed
	}
}

func (s *Spooler) Shutdown(ctx context.Context) error {
	select {
	case s.stopping <- struct{}{}:
	case <-s.over:
	}
	select {
	case <-s.over:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
