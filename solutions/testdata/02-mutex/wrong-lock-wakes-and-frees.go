// Unlock lets the next one in and says that the lock is free besides: with three,
// two are inside.
//
// fails: lock/mutual-exclusion capacity
// fails: lock/locked wrong-value
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
	if !s.held && len(s.waiters) == 0 {
		l.state <- s
		panic("not locked")
	}
	s.held = false
	if len(s.waiters) > 0 {
		close(s.waiters[0])
		s.waiters = s.waiters[1:]
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
