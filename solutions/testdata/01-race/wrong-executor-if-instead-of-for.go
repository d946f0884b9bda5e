// A worker that was woken up takes it for granted that there is a task for it.
// Another worker may have been faster.
//
// fails: executor/runs-all panic
package race

func (e *Executor) next() func() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.queue) == 0 && !e.closed {
		e.wake.Wait()
	}
	if e.closed && len(e.queue) == 0 {
		return nil
	}
	task := e.queue[0]
	e.queue = e.queue[1:]
	return task
}
