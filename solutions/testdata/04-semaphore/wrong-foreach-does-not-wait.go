// After an error it returns at once, and the others are still running.
//
// fails: foreach/waits leak
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
	finished := make(chan struct{})
	go func() {
		workers.Wait()
		close(finished)
	}()
	select {
	case <-finished:
	case <-inner.Done():
		l.mu.Lock()
		defer l.mu.Unlock()
		if l.err == nil && len(l.items) > 0 {
			l.err = ctx.Err()
		}
		return l.err
	}
	cancel()
	return l.err
}
