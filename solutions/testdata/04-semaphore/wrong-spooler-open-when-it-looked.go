// It was open when Submit looked, and shut when Submit acted.
//
// fails: spooler/submit-shutdown panic
package semaphore

func (s *Spooler) Submit(job string) error {
	s.mu.Lock()
	shut := s.shut
	s.mu.Unlock()
	if shut {
		return ErrClosed
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.free) == 0 {
		s.queue = append(s.queue, job)
		return nil
	}
	printer := s.free[0]
	s.free = s.free[1:]
	s.busy++
	go s.work(printer, job)
	return nil
}
