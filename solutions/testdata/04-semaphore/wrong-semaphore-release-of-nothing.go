// Release of nothing is fine.
//
// fails: semaphore/over-release wrong-value
package semaphore

func (s *Semaphore) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.waiting) > 0 {
		close(s.waiting[0])
		s.waiting = s.waiting[1:]
	} else if s.free < s.n {
		s.free++
	}
}
