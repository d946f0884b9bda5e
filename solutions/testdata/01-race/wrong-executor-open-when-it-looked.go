// Submit looks whether the executor is closed and queues the task in two
// critical sections. When Close fits between, nobody is there to run it.
//
// fails: executor/submit-close atomicity
package race

func (e *Executor) open() bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	return !e.closed
}

func (e *Executor) Submit(task func()) error {
	if !e.open() {
		return ErrClosed
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.queue = append(e.queue, task)
	e.wake.Signal()
	return nil
}
