// The context is looked at before the wait and never again.
//
// fails: semaphore/cancel deadlock
package semaphore

import "context"

func (s *Semaphore) Acquire(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	<-s.enter()
	return nil
}
