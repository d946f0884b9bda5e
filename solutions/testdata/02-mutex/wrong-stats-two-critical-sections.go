// Record adds to count and to sum under the lock, and lets go between.
//
// fails: stats/consistent atomicity
package mutex

func (s *Stats) Record(v int) {
	s.add(1, 0)
	s.add(0, v)
}

func (s *Stats) add(count, sum int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count += count
	s.sum += sum
}
