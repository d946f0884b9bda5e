// A cancel removes whoever stands where its subscriber stood at first.
//
// fails: publisher/delivers wrong-value
package deadlock

import "slices"

func (p *Publisher) Subscribe(fn func(event string)) (cancel func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	place := len(p.subscribers)
	p.subscribers = append(p.subscribers, subscriber{fn: fn})
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if place < len(p.subscribers) {
			p.subscribers = slices.Delete(p.subscribers, place, place+1)
		}
	}
}
