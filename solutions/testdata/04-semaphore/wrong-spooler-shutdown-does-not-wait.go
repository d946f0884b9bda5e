// Shutdown takes no more, and that is all it does.
//
// fails: spooler/drains wrong-value
// fails: spooler/gives-up wrong-value
// fails: spooler/submit-shutdown wrong-value
package semaphore

import "context"

func (s *Spooler) Shutdown(context.Context) error {
	s.takeNoMore()
	return nil
}
