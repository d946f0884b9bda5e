// Who gives up gives back a permit that it never had. The Release of who is in
// finds nobody in, then.
//
// fails: semaphore/cancel panic
package semaphore

import (
	"context"
	"slices"
)

func (s *Semaphore) Acquire(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	in := s.enter()
	select {
	case <-in:
		return nil
	case <-ctx.Done():
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if i := slices.Index(s.waiting, in); i >= 0 {
		s.waiting = slices.Delete(s.waiting, i, i+1)
	}
	s.free++
	return ctx.Err()
}
