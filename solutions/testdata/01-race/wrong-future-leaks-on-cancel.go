// A helper waits for the result and hands it to Wait. When Wait has gone, nobody
// takes it, and the helper stays for good.
//
// fails: future/cancel leak
package race

import "context"

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	result := make(chan error)
	go func() {
		<-f.done
		result <- f.err
	}()
	select {
	case err := <-result:
		return f.value, err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}
