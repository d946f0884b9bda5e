// What comes after fn is not reached by a panic: the lock stays held for reading.
//
// fails: stats/panic-releases deadlock
package mutex

func (s *Stats) View(fn func(count, sum int)) {
	s.mu.RLock()
	fn(s.count, s.sum)
	s.mu.RUnlock()
}
