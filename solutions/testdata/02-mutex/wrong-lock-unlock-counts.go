// Unlock counts, and looks afterwards. After the panic the lock is owed once more
// than it should be: two get in.
//
// fails: lock/unlock-of-unlocked wrong-value
package mutex

type Lock struct{ state chan state }

type state struct {
	free    int
	waiters []chan struct{}
}

func NewLock() *Lock {
	l := &Lock{state: make(chan state, 1)}
	l.state <- state{free: 1}
	return l
}

func (l *Lock) Lock() {
	s := <-l.state
	if s.free > 0 {
		s.free--
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
	if len(s.waiters) > 0 {
		close(s.waiters[0])
		s.waiters = s.waiters[1:]
	} else {
		s.free++
	}
	l.state <- s
	if s.free > 1 {
		panic("not locked")
	}
}

func (l *Lock) TryLock() bool {
	s := <-l.state
	free := s.free > 0
	if free {
		s.free--
	}
	l.state <- s
	return free
}

func (l *Lock) Locked() bool {
	s := <-l.state
	l.state <- s
	return s.free == 0
}
