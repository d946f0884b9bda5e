// A second Shutdown finds it shut and returns.
//
// fails: spooler/drains wrong-value
// fails: spooler/gives-up wrong-value
package semaphore

import "context"

func (s *Spooler) Shutdown(ctx context.Context) error {
	s.mu.Lock()
	shut := s.shut
	s.mu.Unlock()
	if shut {
		return nil
	}
	s.takeNoMore()
	select {
	case <-s.done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
