// Add is called by the goroutine itself, and Wait may be there before it.
//
// fails: foreach/every-item wrong-value
// may: foreach/waits foreach/cancel foreach/first-error foreach/at-most-limit
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
	l := &loop[T]{items: items}
	var workers sync.WaitGroup
	for range min(limit, len(items)) {
		go func() {
			workers.Add(1)
			defer workers.Done()
			for item, ok := l.another(ctx); ok; item, ok = l.another(ctx) {
				if err := fn(inner, item); err != nil {
					l.failed(err)
					cancel()
				}
			}
		}()
	}
	workers.Wait()
	return l.err
}
