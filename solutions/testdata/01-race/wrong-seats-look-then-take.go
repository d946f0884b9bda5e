// Reserve looks under the lock and takes under the lock, and lets go between.
// No race detector can see that.
//
// fails: seats/never-oversold atomicity
package race

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	if s.Sold() == s.n {
		return 0, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.holders = append(s.holders, name)
	return len(s.holders) - 1, true
}
