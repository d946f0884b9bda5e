// Who waits does not look at the context.
//
// fails: pool/cancel deadlock
package semaphore

import "context"

func (p *Pool[T]) await(_ context.Context, lent chan lease[T]) (lease[T], error) {
	l := <-lent
	return l, l.err
}
