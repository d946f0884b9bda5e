// A worker that was woken up and finds no task thinks that it was Close, and
// leaves. From then on there is one worker less.
//
// fails: executor/reaches-n serialised
package race

func (e *Executor) next() func() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.queue) == 0 && !e.closed {
		e.wake.Wait()
	}
	if len(e.queue) == 0 {
		return nil
	}
	task := e.queue[0]
	e.queue = e.queue[1:]
	return task
}
