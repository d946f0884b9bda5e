// A channel with room for n is the semaphore: its runtime keeps those who wait
// in order of arrival, and a receive hands the room over without showing it.
package semaphore

import "context"

type Semaphore struct{ inside chan struct{} }

func New(n int) *Semaphore {
	if n < 1 {
		panic("a semaphore needs room for one")
	}
	return &Semaphore{inside: make(chan struct{}, n)}
}

func (s *Semaphore) Acquire(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case s.inside <- struct{}{}:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

func (s *Semaphore) TryAcquire() bool {
	select {
	case s.inside <- struct{}{}:
		return true
	default:
		return false
	}
}

func (s *Semaphore) Release() {
	select {
	case <-s.inside:
	default:
		panic("nobody is in")
	}
}

func (s *Semaphore) Available() int { return cap(s.inside) - len(s.inside) }
