// The seat that was found free is not looked at again when it is taken.
//
// fails: seats/never-oversold atomicity
package race

import "sync"

type Seats struct {
	mu      sync.Mutex
	holders []string
}

func NewSeats(n int) *Seats { return &Seats{holders: make([]string, n)} }

func (s *Seats) free() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	for seat, name := range s.holders {
		if name == "" {
			return seat
		}
	}
	return -1
}

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	seat = s.free()
	if seat < 0 {
		return 0, false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.holders[seat] = name
	return seat, true
}

func (s *Seats) Holder(seat int) (name string, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if seat < 0 || seat >= len(s.holders) {
		return "", false
	}
	return s.holders[seat], s.holders[seat] != ""
}

func (s *Seats) Sold() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	sold := 0
	for _, name := range s.holders {
		if name != "" {
			sold++
		}
	}
	return sold
}
