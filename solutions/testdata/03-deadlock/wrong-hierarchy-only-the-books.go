// Ranks are watched, and nothing is locked.
//
// fails: hierarchy/excludes capacity
package deadlock

import "slices"

func (s *Session) Lock(l *RankedLock) error {
	for _, other := range s.held {
		if other.rank >= l.rank {
			return ErrOrder
		}
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
}
