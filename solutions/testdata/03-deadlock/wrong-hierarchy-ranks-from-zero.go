// Who holds nothing is taken to hold rank 0, so lower ones are refused.
//
// fails: hierarchy/order wrong-value
package deadlock

func (s *Session) Lock(l *RankedLock) error {
	highest := 0
	for _, other := range s.held {
		highest = max(highest, other.rank)
	}
	if len(s.held) > 0 && l.rank <= highest || l.rank < highest {
		return ErrOrder
	}
	l.mu.Lock()
	s.held = append(s.held, l)
	return nil
}
