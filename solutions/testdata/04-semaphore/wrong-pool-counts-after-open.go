// The place is taken when the open has succeeded, and others open meanwhile.
//
// fails: pool/at-most-size capacity
// may: pool/open-error pool/closes-everything
package semaphore

import "context"

func (p *Pool[T]) ask() chan lease[T] {
	p.mu.Lock()
	defer p.mu.Unlock()
	lent := make(chan lease[T], 1)
	switch {
	case p.closed:
		lent <- lease[T]{err: ErrClosed}
	case len(p.idle) > 0:
		last := len(p.idle) - 1
		lent <- lease[T]{value: p.idle[last], found: true}
		p.idle = p.idle[:last]
	case p.places > 0:
		lent <- lease[T]{}
	default:
		p.waiting = append(p.waiting, lent)
	}
	return lent
}

func (p *Pool[T]) fill(ctx context.Context) (T, error) {
	v, err := p.open(ctx)
	if err != nil {
		return v, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.places--
	return v, nil
}
