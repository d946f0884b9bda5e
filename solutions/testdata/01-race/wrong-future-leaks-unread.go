// The goroutine that runs f hands its result to somebody who waits, and stays
// for good if nobody does any more.
//
// fails: future/cancel leak
package race

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

type Future[T any] struct {
	result chan struct{}
	once   sync.Once
	done   chan struct{}
	value  T
	err    error
}

func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{result: make(chan struct{}), done: make(chan struct{})}
	go func() {
		defer func() {
			if r := recover(); r != nil {
				future.err = fmt.Errorf("f panicked: %v", r)
			}
			future.result <- struct{}{}
		}()
		future.err = errors.New("f called runtime.Goexit")
		future.value, future.err = f()
	}()
	return future
}

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	select {
	case <-f.result:
		f.once.Do(func() { close(f.done) })
	case <-f.done:
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
	return f.value, f.err
}
