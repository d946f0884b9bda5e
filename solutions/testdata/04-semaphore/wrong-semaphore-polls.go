// Who waits looks again every millisecond.
//
// fails: semaphore/no-busy-waiting busy-wait
package semaphore

import (
	"context"
	"time"
)

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
		case <-time.After(time.Millisecond):
		}
	}
}
