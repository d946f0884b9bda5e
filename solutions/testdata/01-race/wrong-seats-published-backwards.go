// The number of seats that may be seen is published after the lock is let go,
// and the slower of two publishers takes the faster one's seat out of sight.
//
// fails: seats/holder-agrees atomicity
package race

import (
	"sync"
	"sync/atomic"
)

type Seats struct {
	mu      sync.Mutex
	n       int
	holders []string
	visible atomic.Int64
}

func (s *Seats) Reserve(name string) (seat int, ok bool) {
	seat, ok = s.take(name)
	if ok {
		s.visible.Store(int64(seat) + 1)
	}
	return seat, ok
}

func (s *Seats) take(name string) (seat int, ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.holders) == s.n {
		return 0, false
	}
	s.holders = append(s.holders, name)
	return len(s.holders) - 1, true
}

func (s *Seats) Holder(seat int) (name string, ok bool) {
	if seat < 0 || int64(seat) >= s.visible.Load() {
		return "", false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.holders[seat], true
}

func (s *Seats) Sold() int { return int(s.visible.Load()) }
