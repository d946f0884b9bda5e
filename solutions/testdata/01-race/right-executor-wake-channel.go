// A channel with room for one token a worker wakes them up. It is sent on and
// closed under the lock, so never one after the other.
package race

import "sync"

type Executor struct {
	mu      sync.Mutex
	queue   []func()
	closed  bool
	wake    chan struct{}
	workers sync.WaitGroup
}

func NewExecutor(workers int) *Executor {
	if workers < 1 {
		panic("an executor needs a worker")
	}
	e := &Executor{wake: make(chan struct{}, workers)}
	for range workers {
		e.workers.Go(e.work)
	}
	return e
}

func (e *Executor) work() {
	for range e.wake {
		for task := e.next(); task != nil; task = e.next() {
			task()
		}
	}
}

func (e *Executor) next() func() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.queue) == 0 {
		return nil
	}
	task := e.queue[0]
	e.queue = e.queue[1:]
	return task
}

func (e *Executor) Submit(task func()) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.queue = append(e.queue, task)
	e.ring()
	return nil
}

func (e *Executor) ring() {
	select {
	case e.wake <- struct{}{}:
	default: // as many as there are workers have been woken already
	}
}

func (e *Executor) Close() {
	e.mu.Lock()
	if !e.closed {
		e.closed = true
		close(e.wake)
	}
	e.mu.Unlock()
	e.workers.Wait()
}
