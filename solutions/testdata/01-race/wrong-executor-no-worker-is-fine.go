// Asked for no workers, it has none, and says nothing.
//
// fails: executor/at-most-n wrong-value
package race

import "sync"

func NewExecutor(workers int) *Executor {
	e := &Executor{}
	e.wake = sync.NewCond(&e.mu)
	for range max(workers, 0) {
		e.workers.Go(func() {
			for task := e.next(); task != nil; task = e.next() {
				task()
			}
		})
	}
	return e
}
