// Wait looks at its context when it begins, and then never again.
//
// fails: future/cancel deadlock
package race

import "context"

func (f *Future[T]) Wait(ctx context.Context) (T, error) {
	if err := ctx.Err(); err != nil {
		var zero T
		return zero, err
	}
	<-f.done
	return f.value, f.err
}
