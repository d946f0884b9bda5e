// Async runs f itself and comes back when it is done.
//
// fails: future/result deadlock
package race

import (
	"errors"
	"fmt"
)

func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{done: make(chan struct{})}
	func() {
		defer close(future.done)
		defer func() {
			if r := recover(); r != nil {
				future.err = fmt.Errorf("f panicked: %v", r)
			}
		}()
		future.err = errors.New("f called runtime.Goexit")
		future.value, future.err = f()
	}()
	return future
}
