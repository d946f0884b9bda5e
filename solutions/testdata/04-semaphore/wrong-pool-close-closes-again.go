// A second Close closes what the first has closed.
//
// fails: pool/closes-everything wrong-value
package semaphore

func (p *Pool[T]) emptied() []T {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for p.serve(lease[T]{err: ErrClosed}) {
	}
	return p.idle
}
