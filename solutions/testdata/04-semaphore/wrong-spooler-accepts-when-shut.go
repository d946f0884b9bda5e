// While Shutdown waits, Submit still accepts jobs.
//
// fails: spooler/submit-shutdown wrong-value
package semaphore

func (s *Spooler) Submit(job string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.shut && s.busy == 0 {
		return ErrClosed
	}
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
