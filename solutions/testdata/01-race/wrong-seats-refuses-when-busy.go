// Reserve is refused because somebody else is being served, not because there
// is no seat.
//
// fails: seats/never-oversold atomicity
package race

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	if !s.mu.TryLock() {
		return 0, false
	}
	defer s.mu.Unlock()
	if len(s.holders) == s.n {
		return 0, false
	}
	s.holders = append(s.holders, name)
	return len(s.holders) - 1, true
}
