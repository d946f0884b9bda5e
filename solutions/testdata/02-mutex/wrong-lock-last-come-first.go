// A stack of those who wait: the last one to come is served first.
//
// fails: lock/fifo order
package mutex

type Lock struct{ state chan state }

type state struct {
	held    bool
	waiters []chan struct{}
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
	s.waiters = append(s.waiters, turn)
	l.state <- s
	<-turn
}

func (l *Lock) Unlock() {
	s := <-l.state
	switch n := len(s.waiters); {
	case !s.held:
		l.state <- s
		panic("not locked")
	case n > 0:
		close(s.waiters[n-1])
		s.waiters = s.waiters[:n-1]
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
