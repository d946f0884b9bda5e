// Holder trusts its argument.
//
// fails: seats/sells panic
package race

func (s *Seats) Holder(seat int) (name string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.holders[seat], true
}
