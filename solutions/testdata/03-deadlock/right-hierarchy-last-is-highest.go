// Ranks only rise, so the lock that was taken last, of those still held, has the
// highest. It is enough to look at that one.
package deadlock

func (s *Session) Lock(l *RankedLock) error {
	if n := len(s.held); n > 0 && s.held[n-1].rank >= l.rank {
		return ErrOrder
	}
	l.mu.Lock()
	s.held = append(s.held, l)
	return nil
}
