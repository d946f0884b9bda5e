// Close tells newcomers, and not those who wait.
//
// fails: pool/close deadlock
package semaphore

func (p *Pool[T]) emptied() []T {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	idle := p.idle
	p.idle = nil
	return idle
}
