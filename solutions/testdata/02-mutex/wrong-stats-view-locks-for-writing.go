// An RWMutex, and View takes it for writing.
//
// fails: stats/readers-share serialised
package mutex

func (s *Stats) View(fn func(count, sum int)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	fn(s.count, s.sum)
}
