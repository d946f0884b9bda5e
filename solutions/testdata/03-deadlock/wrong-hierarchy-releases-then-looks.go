// Unlock panics if the session does not hold the lock, and has released it by then.
//
// fails: hierarchy/excludes wrong-value
package deadlock

import "slices"

type RankedLock struct {
	rank int
	held chan struct{}
}

func NewRankedLock(rank int) *RankedLock {
	return &RankedLock{rank: rank, held: make(chan struct{}, 1)}
}

func (s *Session) Lock(l *RankedLock) error {
	for _, other := range s.held {
		if other.rank >= l.rank {
			return ErrOrder
		}
	}
	l.held <- struct{}{}
	s.held = append(s.held, l)
	return nil
}

func (s *Session) Unlock(l *RankedLock) {
	select {
	case <-l.held:
	default:
	}
	i := slices.Index(s.held, l)
	if i < 0 {
		panic("not held")
	}
	s.held = slices.Delete(s.held, i, i+1)
}
