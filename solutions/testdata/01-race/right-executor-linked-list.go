// The queue is a linked list from the standard library; what a worker waits for
// is a counter of tasks and the word that there will be no more.
package race

import (
	"container/list"
	"sync"
)

type Executor struct {
	mu      sync.Mutex
	wake    *sync.Cond
	queue   *list.List
	closed  bool
	workers sync.WaitGroup
}

func NewExecutor(workers int) *Executor {
	if workers < 1 {
		panic("an executor needs a worker")
	}
	e := &Executor{queue: list.New()}
	e.wake = sync.NewCond(&e.mu)
	e.workers.Add(workers)
	for range workers {
		go e.work()
	}
	return e
}

func (e *Executor) work() {
	defer e.workers.Done()
	for {
		task := e.next()
		if task == nil {
			return
		}
		task()
	}
}

func (e *Executor) next() func() {
	e.mu.Lock()
	defer e.mu.Unlock()
	for e.queue.Len() == 0 && !e.closed {
		e.wake.Wait()
	}
	if e.queue.Len() == 0 {
		return nil
	}
	return e.queue.Remove(e.queue.Front()).(func())
}

func (e *Executor) Submit(task func()) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.queue.PushBack(task)
	e.wake.Broadcast()
	return nil
}
