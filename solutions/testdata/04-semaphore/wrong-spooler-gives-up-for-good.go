// A Shutdown that gives up throws away what is queued.
//
// fails: spooler/gives-up wrong-value
package semaphore

import "context"

func (s *Spooler) Shutdown(ctx context.Context) error {
	s.takeNoMore()
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
		s.mu.Lock()
		defer s.mu.Unlock()
		s.queue = nil
		return ctx.Err()
	}
}
