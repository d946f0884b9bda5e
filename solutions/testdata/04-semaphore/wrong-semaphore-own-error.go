// The error says nothing about the context.
//
// fails: semaphore/cancel wrong-value
package semaphore

import (
	"context"
	"errors"
)

func (s *Semaphore) Acquire(ctx context.Context) error {
	if ctx.Err() != nil {
		return errors.New("too late")
	}
	in := s.enter()
	select {
	case <-in:
		return nil
	case <-ctx.Done():
		if s.giveUp(in) {
			return errors.New("gave up")
		}
		return nil
	}
}
