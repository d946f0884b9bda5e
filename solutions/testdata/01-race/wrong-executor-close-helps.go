// Close runs queued tasks itself, beside the workers: one too many, and one that no
// other Close waits for.
//
// fails: executor/at-most-n capacity
// fails: executor/close-twice atomicity
package race

func (e *Executor) Close() {
	e.mu.Lock()
	e.closed = true
	e.wake.Broadcast()
	e.mu.Unlock()
	for task := e.next(); task != nil; task = e.next() {
		task()
	}
	e.workers.Wait()
}
