// A Mutex: a View keeps the other Views out.
//
// fails: stats/readers-share serialised
package mutex

import "sync"

type Stats struct {
	mu         sync.Mutex
	count, sum int
}

func (s *Stats) Snapshot() (count, sum int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.count, s.sum
}

func (s *Stats) View(fn func(count, sum int)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	fn(s.count, s.sum)
}
