// TryAcquire takes a lock that is held for a moment for a lack of room.
//
// fails: semaphore/try atomicity
package semaphore

func (s *Semaphore) TryAcquire() bool {
	if !s.mu.TryLock() {
		return false
	}
	defer s.mu.Unlock()
	if s.free == 0 {
		return false
	}
	s.free--
	return true
}
