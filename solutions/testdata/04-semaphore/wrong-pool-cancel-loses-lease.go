// What was handed to a waiter that gives up stays in its channel.
//
// fails: pool/cancel leak
package semaphore

import (
	"context"
	"slices"
)

func (p *Pool[T]) await(ctx context.Context, lent chan lease[T]) (lease[T], error) {
	select {
	case l := <-lent:
		return l, l.err
	case <-ctx.Done():
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if i := slices.Index(p.waiting, lent); i >= 0 {
		p.waiting = slices.Delete(p.waiting, i, i+1)
	}
	return lease[T]{}, ctx.Err()
}
