// A WaitGroup knows when f is done. It cannot be waited for together with a
// context, so each Wait has a helper; the helper's channel has room, so that it
// is gone when f is.
package race

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

type Future[T any] struct {
	running sync.WaitGroup
	value   T
	err     error
}

func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{err: errors.New("f called runtime.Goexit")}
	future.running.Add(1)
	go func() {
		defer future.running.Done()
		defer func() {
			if r := recover(); r != nil {
				future.err = fmt.Errorf("f panicked: %v", r)
			}
		}()
		future.value, future.err = f()
	}()
	return future
}

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	done := make(chan struct{}, 1)
	go func() {
		f.running.Wait()
		done <- struct{}{}
	}()
	select {
	case <-done:
		return f.value, f.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}
