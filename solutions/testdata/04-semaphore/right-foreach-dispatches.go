// The caller starts a goroutine for each item, when a channel has room for it.
// Room and the end of the context can come together, so it looks again.
package semaphore

import (
	"context"
	"sync"
)

func ForEach[T any](ctx context.Context, limit int, items []T, fn func(context.Context, T) error) error {
	if limit < 1 {
		panic("a limit must let one through")
	}
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	running := make(chan struct{}, limit)
	var wg sync.WaitGroup
	var once sync.Once
	var first error
	for _, item := range items {
		select {
		case running <- struct{}{}:
		case <-inner.Done():
		}
		if inner.Err() != nil {
			once.Do(func() { first = ctx.Err() })
			break
		}
		wg.Go(func() {
			defer func() { <-running }()
			if err := fn(inner, item); err != nil {
				once.Do(func() { first = err; cancel() })
			}
		})
	}
	wg.Wait()
	return first
}
