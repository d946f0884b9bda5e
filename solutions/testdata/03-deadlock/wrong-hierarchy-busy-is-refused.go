// A lock that somebody else has is refused as if it were out of order.
//
// fails: hierarchy/excludes atomicity
package deadlock

func (s *Session) Lock(l *RankedLock) error {
	for _, other := range s.held {
		if other.rank >= l.rank {
			return ErrOrder
		}
	}
	if !l.mu.TryLock() {
		return ErrOrder
	}
	s.held = append(s.held, l)
	return nil
}
