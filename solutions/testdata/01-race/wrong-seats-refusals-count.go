// Each call draws a number, also when no seat is left, and Sold counts numbers.
//
// fails: seats/sells wrong-value
package race

import "sync/atomic"

type Seats struct {
	drawn   atomic.Int64
	holders []atomic.Pointer[string]
}

func NewSeats(n int) *Seats { return &Seats{holders: make([]atomic.Pointer[string], n)} }

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	seat = int(s.drawn.Add(1)) - 1
	if seat >= len(s.holders) {
		return 0, false
	}
	s.holders[seat].Store(&name)
	return seat, true
}

func (s *Seats) Holder(seat int) (name string, ok bool) {
	if seat < 0 || seat >= len(s.holders) {
		return "", false
	}
	holder := s.holders[seat].Load()
	if holder == nil {
		return "", false
	}
	return *holder, true
}

func (s *Seats) Sold() int { return int(s.drawn.Load()) }
