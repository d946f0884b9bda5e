// Shutdown waits for what is being printed and forgets what is queued.
//
// fails: spooler/drains wrong-value
// fails: spooler/gives-up wrong-value
package semaphore

func (s *Spooler) takeNoMore() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.shut && s.busy == 0 {
		close(s.done)
	}
	s.shut = true
	s.queue = nil
}
