// Subscribers are called with the lock held, which they need themselves.
//
// fails: publisher/reentrant deadlock
package deadlock

func (p *Publisher) Publish(event string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, s := range p.subscribers {
		s.fn(event)
	}
}
