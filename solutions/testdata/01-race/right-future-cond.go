// A condition variable, which a context wakes up through AfterFunc.
package race

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

type Future[T any] struct {
	mu      sync.Mutex
	changed *sync.Cond
	done    bool
	value   T
	err     error
}

func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{err: errors.New("f called runtime.Goexit")}
	future.changed = sync.NewCond(&future.mu)
	go future.run(f)
	return future
}

func (f *Future[T]) run(fn func() (T, error)) {
	var value T
	err := f.err
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("f panicked: %v", r)
		}
		f.mu.Lock()
		defer f.mu.Unlock()
		f.done, f.value, f.err = true, value, err
		f.changed.Broadcast()
	}()
	value, err = fn()
}

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	stop := context.AfterFunc(ctx, func() {
		f.mu.Lock()
		defer f.mu.Unlock()
		f.changed.Broadcast()
	})
	defer stop()
	f.mu.Lock()
	defer f.mu.Unlock()
	for !f.done && ctx.Err() == nil {
		f.changed.Wait()
	}
	if f.done {
		return f.value, f.err
	}
	var zero T
	return zero, ctx.Err()
}
