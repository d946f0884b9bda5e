// An Unlock goes back to the rank below, also if another lock is released than the
// one that was taken last.
//
// fails: hierarchy/order wrong-value
package deadlock

import "slices"

type Session struct {
	held  []*RankedLock
	ranks []int
}

func (s *Session) Lock(l *RankedLock) error {
	if n := len(s.ranks); n > 0 && s.ranks[n-1] >= l.rank {
		return ErrOrder
	}
	l.mu.Lock()
	s.held = append(s.held, l)
	s.ranks = append(s.ranks, l.rank)
	return nil
}

func (s *Session) Unlock(l *RankedLock) {
	i := slices.Index(s.held, l)
	if i < 0 {
		panic("not held")
	}
	s.held = slices.Delete(s.held, i, i+1)
	s.ranks = s.ranks[:len(s.ranks)-1]
	l.mu.Unlock()
}
