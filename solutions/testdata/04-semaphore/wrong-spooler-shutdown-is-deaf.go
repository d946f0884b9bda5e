// Shutdown waits for the jobs, whatever becomes of its context.
//
// fails: spooler/gives-up deadlock
// fails: spooler/no-leak deadlock
package semaphore

import "context"

func (s *Spooler) Shutdown(context.Context) error {
	s.takeNoMore()
	<-s.done
	return nil
}
