// Who waits looks again at once.
//
// fails: semaphore/no-busy-waiting busy-wait
package semaphore

import "context"

func (s *Semaphore) Acquire(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	in := s.enter()
	for {
		select {
		case <-in:
			return nil
		case <-ctx.Done():
			if s.giveUp(in) {
				return ctx.Err()
			}
			return nil
		default:
		}
	}
}
