// A refusal cleans up a lock that it has not taken.
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

func (l *RankedLock) release() {
	select {
	case <-l.held:
	default:
	}
}

func (s *Session) Lock(l *RankedLock) error {
	for _, other := range s.held {
		if other.rank >= l.rank {
			l.release()
			return ErrOrder
		}
	}
	l.held <- struct{}{}
	s.held = append(s.held, l)
	return nil
}

func (s *Session) Unlock(l *RankedLock) {
	i := slices.Index(s.held, l)
	if i < 0 {
		panic("not held")
	}
	s.held = slices.Delete(s.held, i, i+1)
	l.release()
}
