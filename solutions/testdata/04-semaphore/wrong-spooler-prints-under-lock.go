// The lock is held while print runs.
//
// fails: spooler/prints deadlock
package semaphore

func (s *Spooler) work(printer int, job string) {
	for more := true; more; {
		s.mu.Lock()
		s.print(printer, job)
		s.mu.Unlock()
		job, more = s.nextJob(printer)
	}
}
