// Every task gets a goroutine of its own at once, which waits for one of n slots
// before it begins. Submit counts it under the lock that Close takes, so no task
// is added when Close waits already.
package race

import "sync"

type Executor struct {
	mu     sync.Mutex
	closed bool
	tasks  sync.WaitGroup
	slots  chan struct{}
}

func NewExecutor(workers int) *Executor {
	if workers < 1 {
		panic("an executor needs a worker")
	}
	return &Executor{slots: make(chan struct{}, workers)}
}

func (e *Executor) next() {} // nobody takes tasks out of a queue

func (e *Executor) Submit(task func()) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.tasks.Go(func() {
		e.slots <- struct{}{}
		task()
		<-e.slots
	})
	return nil
}

func (e *Executor) Close() {
	e.mu.Lock()
	e.closed = true
	e.mu.Unlock()
	e.tasks.Wait()
}
