// Available only reads, and so does without the lock.
//
// fails: semaphore/available race
package semaphore

func (s *Semaphore) Available() int { return s.free }
