// Submit counts its calls beside the lock: two Submits race with each other.
//
// fails: executor/at-most-n race
// fails: executor/submit-close race
package race

import "sync"

type Executor struct {
	mu      sync.Mutex
	wake    *sync.Cond
	queue   []func()
	closed  bool
	workers sync.WaitGroup
	calls   int
}

func (e *Executor) Submit(task func()) error {
	e.calls++
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.queue = append(e.queue, task)
	e.wake.Signal()
	return nil
}
