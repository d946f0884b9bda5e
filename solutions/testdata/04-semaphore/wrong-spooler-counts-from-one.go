// Printers are numbered from 1.
//
// fails: spooler/one-job-per-printer wrong-value
package semaphore

func (s *Spooler) work(printer int, job string) {
	for more := true; more; {
		s.print(printer+1, job)
		job, more = s.nextJob(printer)
	}
}
