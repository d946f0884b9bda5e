// One worker, however many were asked for.
//
// fails: executor/reaches-n serialised
package race

import "sync"

func NewExecutor(workers int) *Executor {
	if workers < 1 {
		panic("an executor needs a worker")
	}
	e := &Executor{}
	e.wake = sync.NewCond(&e.mu)
	for range 1 {
		e.workers.Go(func() {
			for task := e.next(); task != nil; task = e.next() {
				task()
			}
		})
	}
	return e
}
