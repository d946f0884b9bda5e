// Signal wakes one idle worker, and Close waits for all of them.
//
// fails: executor/close-drains deadlock
// fails: executor/no-leak deadlock
package race

func (e *Executor) Close() {
	e.mu.Lock()
	e.closed = true
	e.wake.Signal()
	e.mu.Unlock()
	e.workers.Wait()
}
