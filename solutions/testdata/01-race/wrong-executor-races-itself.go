// The queue is appended to without the lock.
//
// fails: executor/runs-all race
package race

func (e *Executor) Submit(task func()) error {
	e.queue = append(e.queue, task)
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.wake.Signal()
	return nil
}
