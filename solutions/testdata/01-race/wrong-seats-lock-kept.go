// One way out of Reserve forgets to unlock.
//
// fails: seats/sells deadlock
package race

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	s.mu.Lock()
	if len(s.holders) == s.n {
		return 0, false
	}
	s.holders = append(s.holders, name)
	seat = len(s.holders) - 1
	s.mu.Unlock()
	return seat, true
}
