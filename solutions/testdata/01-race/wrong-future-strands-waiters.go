// done is closed only when f returns: after a panic all wait for good.
//
// fails: future/result deadlock
package race

import "fmt"

func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{done: make(chan struct{})}
	go func() {
		defer func() {
			if r := recover(); r != nil {
				future.err = fmt.Errorf("f panicked: %v", r)
			}
		}()
		future.value, future.err = f()
		close(future.done)
	}()
	return future
}
