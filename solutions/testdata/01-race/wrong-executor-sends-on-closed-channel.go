// Submit wakes a worker after it has let go of the lock, and Close fits between:
// then it sends on a closed channel.
//
// fails: executor/submit-close panic
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
	if err := e.enqueue(task); err != nil {
		return err
	}
	e.ring()
	return nil
}

func (e *Executor) enqueue(task func()) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.queue = append(e.queue, task)
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
