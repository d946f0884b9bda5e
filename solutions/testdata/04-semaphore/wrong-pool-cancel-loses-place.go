// A waiter that gives up passes on a value, but forgets that it can be handed a
// place as well.
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
	i := slices.Index(p.waiting, lent)
	if i >= 0 {
		p.waiting = slices.Delete(p.waiting, i, i+1)
	}
	p.mu.Unlock()
	if i < 0 {
		if l := <-lent; l.found {
			p.Put(l.value)
		}
	}
	return lease[T]{}, ctx.Err()
}
