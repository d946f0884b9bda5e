// A place that becomes free is noted, and those who wait for one sleep on.
//
// fails: pool/open-error deadlock
// fails: pool/discard deadlock
package semaphore

func (p *Pool[T]) vacate() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.places++
}
