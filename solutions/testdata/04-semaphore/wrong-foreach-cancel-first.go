// The context is cancelled before the error is written down, so the error of one
// that was cancelled by it can be first.
//
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
	l := &loop[T]{items: items}
	var workers sync.WaitGroup
	for range min(limit, len(items)) {
		workers.Go(func() {
			for item, ok := l.another(ctx); ok; item, ok = l.another(ctx) {
				if err := fn(inner, item); err != nil {
					cancel()
					l.failed(err)
				}
			}
		})
	}
	workers.Wait()
	return l.err
}
