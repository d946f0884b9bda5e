// Room and the end of the context come together, and select picks either.
//
// fails: foreach/cancel wrong-value
// fails: foreach/first-error atomicity
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
			once.Do(func() { first = ctx.Err() })
			continue
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
