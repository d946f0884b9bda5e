// The first Wait that ends decides for all, also when its context ended it.
//
// fails: future/cancel wrong-value
package race

import (
	"context"
	"sync"
)

var outcomes sync.Map // of futures, as the first Wait found them

type verdict[T any] struct {
	value T
	err   error
}

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	var v verdict[T]
	select {
	case <-f.done:
		v = verdict[T]{f.value, f.err}
	case <-ctx.Done():
		v.err = ctx.Err()
	}
	first, _ := outcomes.LoadOrStore(f, v)
	v = first.(verdict[T])
	return v.value, v.err
}
