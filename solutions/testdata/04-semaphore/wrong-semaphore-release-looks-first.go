// Two Releases look at once, and both see somebody in.
//
// fails: semaphore/over-release atomicity
package semaphore

func (s *Semaphore) Release() {
	if s.Available() == s.n {
		panic("nobody is in")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.waiting) > 0 {
		close(s.waiting[0])
		s.waiting = s.waiting[1:]
	} else {
		s.free++
	}
}
