// Close tells the first of those who wait.
//
// fails: pool/close deadlock
package semaphore

func (p *Pool[T]) emptied() []T {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	p.serve(lease[T]{err: ErrClosed})
	idle := p.idle
	p.idle = nil
	return idle
}
