// Everybody who waits has a channel of his own in a list, and whoever finishes
// goes through it. A waiter that has gone leaves a channel with room behind.
package race

import (
	"context"
	"errors"
	"fmt"
	"sync"
)

type outcome[T any] struct {
	value T
	err   error
}

type Future[T any] struct {
	mu      sync.Mutex
	result  *outcome[T] // nil until f is done
	waiters []chan outcome[T]
}

func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{}
	go func() {
		o := outcome[T]{err: errors.New("f called runtime.Goexit")}
		defer func() {
			if r := recover(); r != nil {
				o.err = fmt.Errorf("f panicked: %v", r)
			}
			future.finish(o)
		}()
		o.value, o.err = f()
	}()
	return future
}

func (f *Future[T]) finish(o outcome[T]) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.result = &o
	for _, w := range f.waiters {
		w <- o
	}
	f.waiters = nil
}

func (f *Future[T]) join() chan outcome[T] {
	f.mu.Lock()
	defer f.mu.Unlock()
	w := make(chan outcome[T], 1)
	if f.result != nil {
		w <- *f.result
	} else {
		f.waiters = append(f.waiters, w)
	}
	return w
}

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	select {
	case o := <-f.join():
		return o.value, o.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}
