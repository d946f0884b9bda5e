// Close first waits until nothing is left to do, and takes new tasks meanwhile.
//
// fails: executor/submit-close wrong-value
package race

import "sync"

type Executor struct {
	mu      sync.Mutex
	wake    *sync.Cond
	idle    *sync.Cond // pending has become 0
	queue   []func()
	pending int // accepted, and not yet run to their end
	closed  bool
}

func NewExecutor(workers int) *Executor {
	if workers < 1 {
		panic("an executor needs a worker")
	}
	e := &Executor{}
	e.wake, e.idle = sync.NewCond(&e.mu), sync.NewCond(&e.mu)
	for range workers {
		go e.work()
	}
	return e
}

func (e *Executor) work() {
	for task := e.next(); task != nil; task = e.next() {
		task()
		e.finish()
	}
}

func (e *Executor) next() func() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for len(e.queue) == 0 {
		if e.closed {
			return nil
		}
		e.wake.Wait()
	}
	task := e.queue[0]
	e.queue = e.queue[1:]
	return task
}

func (e *Executor) finish() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.pending--; e.pending == 0 {
		e.idle.Broadcast()
	}
}

func (e *Executor) Submit(task func()) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.pending++
	e.queue = append(e.queue, task)
	e.wake.Signal()
	return nil
}

func (e *Executor) Close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for e.pending > 0 {
		e.idle.Wait()
	}
	e.closed = true
	e.wake.Broadcast()
}
