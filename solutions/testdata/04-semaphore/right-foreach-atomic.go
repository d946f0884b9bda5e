// Workers take the next number from an atomic counter. The cause of the inner
// context is the first error: only the first cancel counts.
package semaphore

import (
	"context"
	"sync"
	"sync/atomic"
)

func ForEach[T any](ctx context.Context, limit int, items []T, fn func(context.Context, T) error) error {
	if limit < 1 {
		panic("a limit must let one through")
	}
	inner, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	var next atomic.Int64
	var leftOut, failed atomic.Bool
	work := func() {
		for {
			i := int(next.Add(1)) - 1
			if i >= len(items) {
				return
			}
			if inner.Err() != nil {
				leftOut.Store(true)
				return
			}
			if err := fn(inner, items[i]); err != nil {
				failed.Store(true)
				cancel(err)
			}
		}
	}
	var wg sync.WaitGroup
	for range min(limit, len(items)) {
		wg.Go(work)
	}
	wg.Wait()
	if failed.Load() || leftOut.Load() {
		return context.Cause(inner)
	}
	return nil
}
