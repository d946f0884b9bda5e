// A worker is started when there is something to do and fewer than the limit
// are at it, and leaves when the queue is empty.
package race

import "sync"

type Executor struct {
	mu      sync.Mutex
	idle    *sync.Cond // running has become 0
	limit   int
	running int // goroutines that work off the queue; 0 only if it is empty
	queue   []func()
	closed  bool
}

func NewExecutor(workers int) *Executor {
	if workers < 1 {
		panic("an executor needs a worker")
	}
	e := &Executor{limit: workers}
	e.idle = sync.NewCond(&e.mu)
	return e
}

func (e *Executor) work() {
	for task := e.next(); task != nil; task = e.next() {
		task()
	}
}

func (e *Executor) next() func() {
	e.mu.Lock()
	defer e.mu.Unlock()
	if len(e.queue) == 0 {
		if e.running--; e.running == 0 {
			e.idle.Broadcast()
		}
		return nil
	}
	task := e.queue[0]
	e.queue = e.queue[1:]
	return task
}

func (e *Executor) Submit(task func()) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return ErrClosed
	}
	e.queue = append(e.queue, task)
	if e.running < e.limit {
		e.running++
		go e.work()
	}
	return nil
}

func (e *Executor) Close() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.closed = true
	for e.running > 0 {
		e.idle.Wait()
	}
}
