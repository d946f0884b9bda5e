// A panic in f is swallowed, and Wait returns zero and no error.
//
// fails: future/result wrong-value
package race

func Async[T any](f func() (T, error)) *Future[T] {
	future := &Future[T]{done: make(chan struct{})}
	go func() {
		defer close(future.done)
		defer func() { _ = recover() }()
		future.value, future.err = f()
	}()
	return future
}
