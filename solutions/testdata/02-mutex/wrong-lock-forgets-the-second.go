// Unlock wakes the one who waits and forgets the others: there is room for one
// waiter only.
//
// fails: lock/progress deadlock
package mutex

type Lock struct{ state chan state }

type state struct {
	held   bool
	waiter chan struct{}
}

func NewLock() *Lock {
	l := &Lock{state: make(chan state, 1)}
	l.state <- state{}
	return l
}

func (l *Lock) Lock() {
	s := <-l.state
	if !s.held {
		s.held = true
		l.state <- s
		return
	}
	turn := make(chan struct{})
	s.waiter = turn
	l.state <- s
	<-turn
}

func (l *Lock) Unlock() {
	s := <-l.state
	switch {
	case !s.held:
		l.state <- s
		panic("not locked")
	case s.waiter != nil:
		close(s.waiter)
		s.waiter = nil
	default:
		s.held = false
	}
	l.state <- s
}

func (l *Lock) TryLock() bool {
	s := <-l.state
	free := !s.held
	s.held = true
	l.state <- s
	return free
}

func (l *Lock) Locked() bool {
	s := <-l.state
	l.state <- s
	return s.held
}
