// The worker is woken before the task is there, finds nothing, and sleeps on.
//
// fails: executor/runs-all deadlock
package race

func (e *Executor) Submit(task func()) error {
	e.wake.Signal()
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.queue = append(e.queue, task)
	return nil
}
