// Each worker reports for duty itself. A Close that is faster waits for nobody, or
// is woken by one worker when the next one reports, which a WaitGroup forbids.
//
// fails: executor/close-drains wrong-value
// fails: executor/close-twice wrong-value
// fails: executor/submit-close wrong-value
// fails: executor/no-leak panic
package race

import "sync"

func NewExecutor(workers int) *Executor {
	if workers < 1 {
		panic("an executor needs a worker")
	}
	e := &Executor{}
	e.wake = sync.NewCond(&e.mu)
	for range workers {
		go func() {
			e.workers.Add(1)
			defer e.workers.Done()
			for task := e.next(); task != nil; task = e.next() {
				task()
			}
		}()
	}
	return e
}
