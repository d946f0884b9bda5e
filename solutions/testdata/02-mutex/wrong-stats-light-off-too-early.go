// Each View that leaves unlocks the room, not the last one: the Mutex is unlocked
// twice.
//
// fails: stats/readers-share panic
package mutex

import "sync"

type Stats struct {
	room       sync.Mutex
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
	s.room.Lock()
	defer s.room.Unlock()
	return s.count, s.sum
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
	s.views--
	s.room.Unlock()
}
