// A waiter that is let in just as its context ends keeps the room and says that
// it is not in.
//
// fails: semaphore/cancel leak
package semaphore

import "context"

func (s *Semaphore) Acquire(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	in := s.enter()
	select {
	case <-in:
		return nil
	case <-ctx.Done():
		s.giveUp(in)
		return ctx.Err()
	}
}
