// The waiters are let go before the result is there.
//
// fails: future/result race
package race

import (
	"errors"
	"fmt"
)

func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{done: make(chan struct{})}
	go func() {
		var value T
		err := errors.New("f called runtime.Goexit")
		defer func() {
			if r := recover(); r != nil {
				err = fmt.Errorf("f panicked: %v", r)
			}
			close(future.done)
			future.value, future.err = value, err
		}()
		value, err = f()
	}()
	return future
}
