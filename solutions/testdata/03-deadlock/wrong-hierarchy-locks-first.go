// It takes the lock and then looks whether that was allowed.
//
// fails: hierarchy/refuses deadlock
package deadlock

func (s *Session) Lock(l *RankedLock) error {
	l.mu.Lock()
	for _, other := range s.held {
		if other.rank >= l.rank {
			l.mu.Unlock()
			return ErrOrder
		}
	}
	s.held = append(s.held, l)
	return nil
}
