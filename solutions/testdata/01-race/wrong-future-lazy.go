// f starts when the first one waits.
//
// fails: future/result deadlock
package race

import (
	"context"
	"fmt"
	"sync"
)

type Future[T any] struct {
	f     func() (T, error)
	start sync.Once
	done  chan struct{}
	value T
	err   error
}

func Async[T any](f func() (T, error)) *Future[T] {
	return &Future[T]{f: f, done: make(chan struct{})}
}

func (f *Future[T]) run() {
	defer close(f.done)
	defer func() {
		if r := recover(); r != nil {
			f.err = fmt.Errorf("f panicked: %v", r)
		}
	}()
	f.err = fmt.Errorf("f called runtime.Goexit")
	f.value, f.err = f.f()
}

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	f.start.Do(func() { go f.run() })
	select {
	case <-f.done:
		return f.value, f.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}
