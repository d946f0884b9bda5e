// The highest rank stays until nothing is held any more.
//
// fails: hierarchy/order wrong-value
package deadlock

import "slices"

type Session struct {
	held    []*RankedLock
	highest int
}

func (s *Session) Lock(l *RankedLock) error {
	if len(s.held) > 0 && s.highest >= l.rank {
		return ErrOrder
	}
	l.mu.Lock()
	s.held, s.highest = append(s.held, l), l.rank
	return nil
}

func (s *Session) Unlock(l *RankedLock) {
	i := slices.Index(s.held, l)
	if i < 0 {
		panic("not held")
	}
	s.held = slices.Delete(s.held, i, i+1)
	l.mu.Unlock()
}
