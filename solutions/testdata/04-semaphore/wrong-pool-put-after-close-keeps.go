// What comes back after Close becomes idle, for nobody.
//
// fails: pool/closes-everything leak
package semaphore

func (p *Pool[T]) keep(v T) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.serve(lease[T]{value: v, found: true}) {
		p.idle = append(p.idle, v)
	}
	return true
}
