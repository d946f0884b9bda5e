// A worker holds the lock while it runs its task: one task at a time, and a task
// that submits waits for itself.
//
// fails: executor/reaches-n serialised
// fails: executor/submit-from-task deadlock
package race

import "sync"

func NewExecutor(workers int) *Executor {
	if workers < 1 {
		panic("an executor needs a worker")
	}
	e := &Executor{}
	e.wake = sync.NewCond(&e.mu)
	for range workers {
		e.workers.Go(e.work)
	}
	return e
}

func (e *Executor) work() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for len(e.queue) > 0 || !e.closed {
		if len(e.queue) == 0 {
			e.wake.Wait()
			continue
		}
		task := e.queue[0]
		e.queue = e.queue[1:]
		task()
	}
}
