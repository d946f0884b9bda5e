// One goroutine owns the queue, and all others talk to it. It lives until it is
// closed and everything has run.
package race

type Executor struct {
	submissions chan submission
	finished    chan struct{}
	closing     chan struct{}
	stopped     chan struct{}
}

type submission struct {
	task  func()
	reply chan error
}

func NewExecutor(workers int) *Executor {
	if workers < 1 {
		panic("an executor needs a worker")
	}
	e := &Executor{
		submissions: make(chan submission), finished: make(chan struct{}),
		closing: make(chan struct{}), stopped: make(chan struct{}),
	}
	go e.own(workers)
	return e
}

func (e *Executor) own(workers int) {
	defer close(e.stopped)
	var queue []func()
	running, closed := 0, false
	for !closed || running > 0 {
		select {
		case s := <-e.submissions:
			if closed {
				s.reply <- ErrClosed
				continue
			}
			queue = append(queue, s.task)
			s.reply <- nil
		case <-e.finished:
			running--
		case <-e.closing:
			closed = true
		}
		for running < workers && len(queue) > 0 {
			running++
			go e.run(queue[0])
			queue = queue[1:]
		}
	}
}

func (e *Executor) run(task func()) {
	task()
	e.finished <- struct{}{}
}

func (e *Executor) next() {} // the owner takes tasks out of its queue itself

func (e *Executor) Submit(task func()) error {
	s := submission{task, make(chan error, 1)}
	select {
	case e.submissions <- s:
		return <-s.reply
	case <-e.stopped:
		return ErrClosed
	}
}

func (e *Executor) Close() {
	select {
	case e.closing <- struct{}{}:
	case <-e.stopped:
	}
	<-e.stopped
}
