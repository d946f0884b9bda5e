// Submit knows no Close: it queues the task for nobody.
//
// fails: executor/submit-close wrong-value
package race

func (e *Executor) Submit(task func()) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.queue = append(e.queue, task)
	e.wake.Signal()
	return nil
}
