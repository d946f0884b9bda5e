// A goroutine for each job, and whichever is first gets the printer.
//
// fails: spooler/order order
package semaphore

func (s *Spooler) Submit(job string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.shut {
		return ErrClosed
	}
	s.busy++
	go func() {
		s.mu.Lock()
		if len(s.free) == 0 {
			s.queue = append(s.queue, job)
			s.busy--
			s.mu.Unlock()
			return
		}
		printer := s.free[0]
		s.free = s.free[1:]
		s.mu.Unlock()
		s.work(printer, job)
	}()
	return nil
}
