// Wait does not look at its context.
//
// fails: future/cancel deadlock
package race

import "context"

func (f *Future[T]) Wait(context.Context) (T, error) {
	<-f.done
	return f.value, f.err
}
