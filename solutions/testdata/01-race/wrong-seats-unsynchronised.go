// No lock at all.
//
// fails: seats/never-oversold race
// fails: seats/holder-agrees race
package race

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	if len(s.holders) == s.n {
		return 0, false
	}
	s.holders = append(s.holders, name)
	return len(s.holders) - 1, true
}

func (s *Seats) Holder(seat int) (name string, ok bool) {
	if seat < 0 || seat >= len(s.holders) {
		return "", false
	}
	return s.holders[seat], true
}

func (s *Seats) Sold() int { return len(s.holders) }
