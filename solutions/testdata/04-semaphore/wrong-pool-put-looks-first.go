// It was open when Put looked, and closed when Put acted.
//
// fails: pool/closes-everything leak
package semaphore

func (p *Pool[T]) keep(v T) bool {
	if p.isClosed() {
		return false
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.serve(lease[T]{value: v, found: true}) {
		p.idle = append(p.idle, v)
	}
	return true
}
