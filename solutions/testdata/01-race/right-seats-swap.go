// A seat is a pointer to its holder's name, and belongs to whoever swaps it from
// nil. Looking and taking are one operation.
package race

import "sync/atomic"

type Seats struct {
	holders []atomic.Pointer[string]
}

func NewSeats(n int) *Seats { return &Seats{holders: make([]atomic.Pointer[string], n)} }

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	for seat := range s.holders {
		if s.holders[seat].CompareAndSwap(nil, &name) {
			return seat, true
		}
	}
	return 0, false
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

func (s *Seats) Sold() int {
	sold := 0
	for seat := range s.holders {
		if s.holders[seat].Load() != nil {
			sold++
		}
	}
	return sold
}
