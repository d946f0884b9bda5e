// A swapped flag and a bell: whoever releases the lock rings it for one who waits.
package deadlock

import (
	"slices"
	"sync/atomic"
)

type RankedLock struct {
	rank int
	held atomic.Bool
	bell chan struct{}
}

func NewRankedLock(rank int) *RankedLock {
	return &RankedLock{rank: rank, bell: make(chan struct{}, 1)}
}

func (s *Session) Lock(l *RankedLock) error {
	if slices.ContainsFunc(s.held, func(other *RankedLock) bool { return other.rank >= l.rank }) {
		return ErrOrder
	}
	for !l.held.CompareAndSwap(false, true) {
		<-l.bell
	}
	s.held = append(s.held, l)
	return nil
}

func (s *Session) Unlock(l *RankedLock) {
	i := slices.Index(s.held, l)
	if i < 0 {
		panic("not held")
	}
	s.held = slices.Delete(s.held, i, i+1)
	l.held.Store(false)
	select {
	case l.bell <- struct{}{}:
	default:
	}
}
