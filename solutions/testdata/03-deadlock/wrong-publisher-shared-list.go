// The list is read under the lock, and gone through without; a cancel moves what is
// in it.
//
// fails: publisher/reentrant panic
package deadlock

func (p *Publisher) Publish(event string) {
	p.mu.Lock()
	subscribers := p.subscribers
	p.mu.Unlock()
	for _, s := range subscribers {
		s.fn(event)
	}
}
