// The seat counts as sold before its holder is known.
//
// fails: seats/holder-agrees atomicity
package race

import "sync/atomic"

type Seats struct {
	sold    atomic.Int64
	holders []atomic.Pointer[string]
}

func NewSeats(n int) *Seats { return &Seats{holders: make([]atomic.Pointer[string], n)} }

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	for {
		sold := s.sold.Load()
		if int(sold) == len(s.holders) {
			return 0, false
		}
		if s.sold.CompareAndSwap(sold, sold+1) {
			s.holders[sold].Store(&name)
			return int(sold), true
		}
	}
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

func (s *Seats) Sold() int { return int(s.sold.Load()) }
