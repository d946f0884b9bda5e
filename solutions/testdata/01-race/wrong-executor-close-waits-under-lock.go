// Close waits for the workers while it holds the lock that they need.
//
// fails: executor/close-drains deadlock
// fails: executor/close-twice deadlock
// fails: executor/submit-close deadlock
// fails: executor/no-leak deadlock
package race

func (e *Executor) Close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	e.wake.Broadcast()
	e.workers.Wait()
}
