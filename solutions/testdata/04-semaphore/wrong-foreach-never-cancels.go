// After an error it waits for the others without telling them.
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
	l := &loop[T]{items: items}
	var workers sync.WaitGroup
	for range min(limit, len(items)) {
		workers.Go(func() {
			for item, ok := l.another(ctx); ok; item, ok = l.another(ctx) {
				if err := fn(ctx, item); err != nil {
					l.failed(err)
				}
			}
		})
	}
	workers.Wait()
	return l.err
}
