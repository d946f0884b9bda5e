// Release lets in whoever came last.
//
// fails: semaphore/fifo order
package semaphore

func (s *Semaphore) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	last := len(s.waiting) - 1
	switch {
	case last >= 0:
		close(s.waiting[last])
		s.waiting = s.waiting[:last]
	case s.free < s.n:
		s.free++
	default:
		panic("nobody is in")
	}
}
