// A goroutine for every item, all at once.
//
// fails: foreach/at-most-limit capacity
// fails: foreach/first-error atomicity
// may: foreach/cancel
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
	for range items {
		workers.Go(func() {
			if item, ok := l.another(ctx); ok {
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
