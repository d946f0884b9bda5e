// Release counts, and then finds out that it should not have.
//
// fails: semaphore/over-release capacity
package semaphore

func (s *Semaphore) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.waiting) > 0 {
		close(s.waiting[0])
		s.waiting = s.waiting[1:]
		return
	}
	if s.free++; s.free > s.n {
		panic("nobody is in")
	}
}
