// A panic in f takes the whole program down.
//
// fails: future/result panic
package race

func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(future.done)
		future.value, future.err = f()
	}()
	return future
}
