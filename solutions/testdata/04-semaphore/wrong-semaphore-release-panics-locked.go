// Unlock is the last line, which the panic leaves out.
//
// fails: semaphore/over-release leak
package semaphore

func (s *Semaphore) Release() {
	s.mu.Lock()
	switch {
	case len(s.waiting) > 0:
		close(s.waiting[0])
		s.waiting = s.waiting[1:]
	case s.free < s.n:
		s.free++
	default:
		panic("nobody is in")
	}
	s.mu.Unlock()
}
