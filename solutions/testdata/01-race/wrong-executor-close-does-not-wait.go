// Close tells the workers and goes.
//
// fails: executor/close-drains wrong-value
// fails: executor/close-twice wrong-value
// fails: executor/submit-close wrong-value
package race

func (e *Executor) Close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	e.wake.Broadcast()
}
