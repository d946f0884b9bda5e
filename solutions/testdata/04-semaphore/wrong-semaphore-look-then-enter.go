// Whether there is room is found out in one critical section, and used in
// another.
//
// fails: semaphore/at-most-n capacity
// fails: semaphore/wakes-a-waiter deadlock
// may: semaphore/available
package semaphore

func (s *Semaphore) enter() chan struct{} {
	in := make(chan struct{})
	s.mu.Lock()
	room := s.free > 0
	s.mu.Unlock()
	s.mu.Lock()
	defer s.mu.Unlock()
	if room {
		s.free--
		close(in)
	} else {
		s.waiting = append(s.waiting, in)
	}
	return in
}
