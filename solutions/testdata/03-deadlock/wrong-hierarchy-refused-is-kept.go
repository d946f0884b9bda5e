// What was refused is written down all the same.
//
// fails: hierarchy/order panic
package deadlock

import "slices"

func (s *Session) Lock(l *RankedLock) error {
	held := s.held
	s.held = append(slices.Clone(held), l)
	for _, other := range held {
		if other.rank >= l.rank {
			return ErrOrder
		}
	}
	l.mu.Lock()
	return nil
}
