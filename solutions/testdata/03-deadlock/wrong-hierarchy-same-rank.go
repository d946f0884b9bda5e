// A lock of the same rank is let through.
//
// fails: hierarchy/order wrong-value
package deadlock

func (s *Session) Lock(l *RankedLock) error {
	for _, other := range s.held {
		if other.rank > l.rank || other == l {
			return ErrOrder
		}
	}
	l.mu.Lock()
	s.held = append(s.held, l)
	return nil
}
