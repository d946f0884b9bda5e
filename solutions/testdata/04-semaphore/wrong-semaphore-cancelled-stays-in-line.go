// Who gives up stays in the line, and is let in when nobody is there.
//
// fails: semaphore/cancel leak
package semaphore

import "context"

func (s *Semaphore) Acquire(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case <-s.enter():
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
