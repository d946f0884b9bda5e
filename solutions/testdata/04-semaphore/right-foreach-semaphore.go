// The Semaphore of the first task limits a goroutine for each item.
package semaphore

import (
	"context"
	"sync"
)

func ForEach[T any](ctx context.Context, limit int, items []T, fn func(context.Context, T) error) error {
	room := New(limit)
	inner, cancel := context.WithCancel(ctx)
	defer cancel()
	var mu sync.Mutex
	var first error
	stop := func(err error) {
		mu.Lock()
		defer mu.Unlock()
		if first == nil {
			first = err
			cancel()
		}
	}
	var wg sync.WaitGroup
	for _, item := range items {
		wg.Go(func() {
			if err := room.Acquire(inner); err != nil {
				stop(err)
				return
			}
			defer room.Release()
			if err := inner.Err(); err != nil { // it may have ended while we were let in
				stop(err)
				return
			}
			if err := fn(inner, item); err != nil {
				stop(err)
			}
		})
	}
	wg.Wait()
	return first
}
