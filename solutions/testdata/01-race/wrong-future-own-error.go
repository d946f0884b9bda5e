// Wait ends in time, with an error that says nothing about the context.
//
// fails: future/cancel wrong-value
package race

import (
	"context"
	"errors"
)

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	select {
	case <-f.done:
		return f.value, f.err
	case <-ctx.Done():
		var zero T
		return zero, errors.New("gave up")
	}
}
