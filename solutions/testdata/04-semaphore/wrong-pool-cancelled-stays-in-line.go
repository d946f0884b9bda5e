// A waiter that gives up stays in the line.
//
// fails: pool/cancel leak
package semaphore

import "context"

func (p *Pool[T]) await(ctx context.Context, lent chan lease[T]) (lease[T], error) {
	select {
	case l := <-lent:
		return l, l.err
	case <-ctx.Done():
		return lease[T]{}, ctx.Err()
	}
}
