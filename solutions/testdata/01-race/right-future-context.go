// A context of the future's own says that f is done: its Done channel is closed
// for everybody, and cancelling twice does no harm.
package race

import (
	"context"
	"errors"
	"fmt"
)

type Future[T any] struct {
	running context.Context
	value   T
	err     error
}

func Async[T any](f func() (T, error)) *Future[T] {
	running, finish := context.WithCancel(context.Background())
	future := &Future[T]{running: running, err: errors.New("f called runtime.Goexit")}
	go func() {
		defer finish()
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
	select {
	case <-f.running.Done():
		return f.value, f.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}
