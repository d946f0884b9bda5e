// The second Close takes "closed" for "done".
//
// fails: executor/close-twice wrong-value
package race

func (e *Executor) Close() {
	e.mu.Lock()
	if e.closed {
		e.mu.Unlock()
		return
	}
	e.closed = true
	e.wake.Broadcast()
	e.mu.Unlock()
	e.workers.Wait()
}
