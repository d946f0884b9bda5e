// Record holds the lock for reading while it writes.
//
// fails: stats/consistent race
package mutex

func (s *Stats) Record(v int) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	s.count++
	s.sum += v
}
