// Select picks at random when there is room and the context has ended.
//
// fails: semaphore/cancel wrong-value
package semaphore

import "context"

func (s *Semaphore) Acquire(ctx context.Context) error {
	in := s.enter()
	select {
	case <-in:
		return nil
	case <-ctx.Done():
		if s.giveUp(in) {
			return ctx.Err()
		}
		return nil
	}
}
