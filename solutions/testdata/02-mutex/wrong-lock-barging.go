// Unlock frees the lock and wakes the one who waits longest; before that one is
// awake, a newcomer can take it.
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
	for {
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
}

func (l *Lock) Unlock() {
	s := <-l.state
	if !s.held {
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
