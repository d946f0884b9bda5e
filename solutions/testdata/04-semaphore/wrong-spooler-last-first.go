// The queue is a stack.
//
// fails: spooler/order order
package semaphore

func (s *Spooler) nextJob(printer int) (job string, more bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if last := len(s.queue) - 1; last >= 0 {
		job, s.queue = s.queue[last], s.queue[:last]
		return job, true
	}
	s.free = append(s.free, printer)
	s.busy--
	if s.shut && s.busy == 0 {
		close(s.done)
	}
	return "", false
}
