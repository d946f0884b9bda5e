// The queue is a channel that seemed large enough.
//
// fails: executor/submit-from-task deadlock
package race

import "sync"

type Executor struct {
	mu      sync.RWMutex
	closed  bool
	queue   chan func()
	workers sync.WaitGroup
}

func NewExecutor(workers int) *Executor {
	if workers < 1 {
		panic("an executor needs a worker")
	}
	e := &Executor{queue: make(chan func(), 1024)}
	for range workers {
		e.workers.Go(func() {
			for task := e.next(); task != nil; task = e.next() {
				task()
			}
		})
	}
	return e
}

func (e *Executor) next() func() { return <-e.queue }

func (e *Executor) Submit(task func()) error {
	e.mu.RLock()
	defer e.mu.RUnlock()
	if e.closed {
		return ErrClosed
	}
	e.queue <- task
	return nil
}

func (e *Executor) Close() {
	e.mu.Lock()
	if !e.closed {
		e.closed = true
		close(e.queue)
	}
	e.mu.Unlock()
	e.workers.Wait()
}
