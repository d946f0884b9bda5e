// Every task gets a goroutine of its own at once.
//
// fails: executor/at-most-n capacity
package race

func (e *Executor) Submit(task func()) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.workers.Go(task)
	return nil
}
