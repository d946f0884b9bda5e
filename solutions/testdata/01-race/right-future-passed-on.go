// The result lies in a channel with room for one. Whoever takes it puts it back
// for the next.
package race

import (
	"context"
	"errors"
	"fmt"
)

type outcome[T any] struct {
	value T
	err   error
}

type Future[T any] struct {
	result chan outcome[T]
}

func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{result: make(chan outcome[T], 1)}
	go func() {
		o := outcome[T]{err: errors.New("f called runtime.Goexit")}
		defer func() {
			if r := recover(); r != nil {
				o.err = fmt.Errorf("f panicked: %v", r)
			}
			future.result <- o
		}()
		o.value, o.err = f()
	}()
	return future
}

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	select {
	case o := <-f.result:
		f.result <- o
		return o.value, o.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}
