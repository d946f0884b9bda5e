// There was room when it looked.
//
// fails: semaphore/try atomicity
// may: semaphore/available
package semaphore

func (s *Semaphore) TryAcquire() bool {
	if s.Available() == 0 {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.free--
	return true
}
