// The lock is let go of around each call and taken again after it, but not after a
// panic, and the deferred Unlock is then one too many.
//
// fails: publisher/panic-releases panic
package deadlock

import "slices"

func (p *Publisher) Publish(event string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range slices.Clone(p.subscribers) {
		p.mu.Unlock()
		s.fn(event)
		p.mu.Lock()
	}
}
