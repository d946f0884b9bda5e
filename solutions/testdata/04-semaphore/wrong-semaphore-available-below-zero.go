// Who waits counts as if it were in.
//
// fails: semaphore/available wrong-value
package semaphore

func (s *Semaphore) Available() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.free - len(s.waiting)
}
