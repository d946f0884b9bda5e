// As many jobs at once as there are printers, and all on the first one.
//
// fails: spooler/one-job-per-printer capacity
package semaphore

func (s *Spooler) work(printer int, job string) {
	for more := true; more; {
		s.print(0, job)
		job, more = s.nextJob(printer)
	}
}
