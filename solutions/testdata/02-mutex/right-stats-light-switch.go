// The first View to come in locks the room for writers, and the last to leave, who
// may be another one, unlocks it.
package mutex

import "sync"

type Stats struct {
	room       sync.Mutex // held by one Record, or by all Views together
	mu         sync.Mutex
	views      int
	count, sum int
}

func (s *Stats) Record(v int) {
	s.room.Lock()
	defer s.room.Unlock()
	s.count++
	s.sum += v
}

func (s *Stats) Snapshot() (count, sum int) {
	s.View(func(c, n int) { count, sum = c, n })
	return count, sum
}

func (s *Stats) View(fn func(count, sum int)) {
	s.enter()
	defer s.leave()
	fn(s.count, s.sum)
}

func (s *Stats) enter() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.views++; s.views == 1 {
		s.room.Lock()
	}
}

func (s *Stats) leave() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.views--; s.views == 0 {
		s.room.Unlock()
	}
}
