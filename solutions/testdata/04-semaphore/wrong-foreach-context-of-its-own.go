// What fn is given does not end with the caller's context.
//
// fails: foreach/cancel deadlock
package semaphore

import (
	"context"
	"sync"
)

func ForEach[T any](ctx context.Context, limit int, items []T, fn func(context.Context, T) error) error {
	if limit < 1 {
		panic("a limit must let one through")
	}
	inner, cancel := context.WithCancel(context.Background())
	defer cancel()
	l := &loop[T]{items: items}
	var workers sync.WaitGroup
	for range min(limit, len(items)) {
		workers.Go(func() {
			for item, ok := l.another(ctx); ok; item, ok = l.another(ctx) {
				if err := fn(inner, item); err != nil {
					l.failed(err)
					cancel()
				}
			}
		})
	}
	workers.Wait()
	return l.err
}
