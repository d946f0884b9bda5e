// It sells from the back.
//
// fails: seats/sells wrong-value
package race

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.holders) == s.n {
		return 0, false
	}
	s.holders = append(s.holders, name)
	return s.n - len(s.holders), true
}

func (s *Seats) Holder(seat int) (name string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.n - 1 - seat
	if i < 0 || i >= len(s.holders) {
		return "", false
	}
	return s.holders[i], true
}
