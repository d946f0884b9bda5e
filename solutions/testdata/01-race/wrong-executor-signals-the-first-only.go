// Submit wakes a worker only when the queue was empty: the second of two tasks
// wakes nobody, although another worker sleeps.
//
// fails: executor/reaches-n serialised
package race

func (e *Executor) Submit(task func()) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.queue = append(e.queue, task)
	if len(e.queue) == 1 {
		e.wake.Signal()
	}
	return nil
}
