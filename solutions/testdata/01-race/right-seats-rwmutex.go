// Those who only look share the lock.
package race

import "sync"

type Seats struct {
	mu      sync.RWMutex
	n       int
	holders map[int]string
}

func NewSeats(n int) *Seats { return &Seats{n: n, holders: map[int]string{}} }

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	seat = len(s.holders)
	if seat >= s.n {
		return 0, false
	}
	s.holders[seat] = name
	return seat, true
}

func (s *Seats) Holder(seat int) (name string, ok bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	name, ok = s.holders[seat]
	return name, ok
}

func (s *Seats) Sold() int {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return len(s.holders)
}
