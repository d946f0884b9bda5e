// The panic of fn ends in View.
//
// fails: stats/panic-releases wrong-value
package mutex

func (s *Stats) View(fn func(count, sum int)) {
	s.mu.RLock()
	defer func() {
		_ = recover()
		s.mu.RUnlock()
	}()
	fn(s.count, s.sum)
}
