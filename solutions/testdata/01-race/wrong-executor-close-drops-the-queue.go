// Workers leave as soon as it is closed, whatever is queued.
//
// fails: executor/close-drains wrong-value
// fails: executor/close-twice wrong-value
// fails: executor/submit-close wrong-value
package race

func (e *Executor) next() func() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for len(e.queue) == 0 && !e.closed {
		e.wake.Wait()
	}
	if e.closed {
		return nil
	}
	task := e.queue[0]
	e.queue = e.queue[1:]
	return task
}
