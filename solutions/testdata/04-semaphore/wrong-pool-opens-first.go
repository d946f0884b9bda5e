// As long as there is a place it opens a new one, whatever is idle.
//
// fails: pool/reuses wrong-value
package semaphore

func (p *Pool[T]) ask() chan lease[T] {
	p.mu.Lock()
	defer p.mu.Unlock()
	lent := make(chan lease[T], 1)
	switch {
	case p.closed:
		lent <- lease[T]{err: ErrClosed}
	case p.places > 0:
		p.places--
		lent <- lease[T]{}
	case len(p.idle) > 0:
		lent <- lease[T]{value: p.idle[0], found: true}
		p.idle = p.idle[1:]
	default:
		p.waiting = append(p.waiting, lent)
	}
	return lent
}
