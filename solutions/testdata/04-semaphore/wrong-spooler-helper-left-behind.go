// The goroutine that waits for the jobs tells a Shutdown that has given up.
//
// fails: spooler/no-leak leak
package semaphore

import "context"

func (s *Spooler) Shutdown(ctx context.Context) error {
	s.takeNoMore()
	printed := make(chan struct{})
	go func() {
		<-s.done
		printed <- struct{}{}
	}()
	select {
	case <-printed:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
