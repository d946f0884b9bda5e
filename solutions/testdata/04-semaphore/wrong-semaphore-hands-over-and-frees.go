// Release lets somebody in and counts the room as free besides.
//
// fails: semaphore/at-most-n panic
// fails: semaphore/fifo order
// fails: semaphore/available wrong-value
// may: semaphore/cancel
package semaphore

func (s *Semaphore) Release() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.waiting) == 0 && s.free == s.n {
		panic("nobody is in")
	}
	if len(s.waiting) > 0 {
		close(s.waiting[0])
		s.waiting = s.waiting[1:]
	}
	s.free++
}
