// The free seats lie in a channel, lowest in front. Receiving one is looking and
// taking at once; who holds it is written down before Reserve returns.
package race

import "sync"

type Seats struct {
	free    chan int
	mu      sync.Mutex
	holders map[int]string
}

func NewSeats(n int) *Seats {
	s := &Seats{free: make(chan int, n), holders: map[int]string{}}
	for seat := range n {
		s.free <- seat
	}
	close(s.free)
	return s
}

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	seat, ok = <-s.free
	if !ok {
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
	name, ok = s.holders[seat]
	return name, ok
}

func (s *Seats) Sold() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.holders)
}
