// A channel with room for one as the lock, and a set of what is held.
package deadlock

type RankedLock struct {
	rank int
	held chan struct{}
}

func NewRankedLock(rank int) *RankedLock {
	return &RankedLock{rank: rank, held: make(chan struct{}, 1)}
}

type Session struct{ held map[*RankedLock]bool }

func NewSession() *Session { return &Session{held: make(map[*RankedLock]bool)} }

func (s *Session) Lock(l *RankedLock) error {
	for other := range s.held {
		if other.rank >= l.rank {
			return ErrOrder
		}
	}
	l.held <- struct{}{}
	s.held[l] = true
	return nil
}

func (s *Session) Unlock(l *RankedLock) {
	if !s.held[l] {
		panic("not held")
	}
	delete(s.held, l)
	<-l.held
}
