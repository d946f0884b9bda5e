// A mutex, the number of Views that are inside, and a condition variable for the
// Records that wait until there is none.
package mutex

import "sync"

type Stats struct {
	mu         sync.Mutex
	once       sync.Once
	gone       *sync.Cond
	count, sum int
	views      int
}

func (s *Stats) lock() {
	s.once.Do(func() { s.gone = sync.NewCond(&s.mu) })
	s.mu.Lock()
}

func (s *Stats) Record(v int) {
	s.lock()
	defer s.mu.Unlock()
	for s.views > 0 {
		s.gone.Wait()
	}
	s.count++
	s.sum += v
}

func (s *Stats) Snapshot() (count, sum int) {
	s.lock()
	defer s.mu.Unlock()
	return s.count, s.sum
}

func (s *Stats) View(fn func(count, sum int)) {
	count, sum := s.enter()
	defer s.leave()
	fn(count, sum)
}

func (s *Stats) leave() {
	s.lock()
	defer s.mu.Unlock()
	s.views--
	s.gone.Broadcast()
}

func (s *Stats) enter() (count, sum int) {
	s.lock()
	defer s.mu.Unlock()
	s.views++
	return s.count, s.sum
}
