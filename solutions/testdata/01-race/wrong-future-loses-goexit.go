// A panic becomes an error, but runtime.Goexit looks like success: recover
// returns nil then.
//
// fails: future/result wrong-value
package race

import "fmt"

func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(future.done)
		defer func() {
			if r := recover(); r != nil {
				future.err = fmt.Errorf("f panicked: %v", r)
			}
		}()
		future.value, future.err = f()
	}()
	return future
}
