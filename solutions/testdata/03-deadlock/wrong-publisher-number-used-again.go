// The number of a subscriber is how many there are, so one that comes later can
// have the number of one that has gone, and its cancel.
//
// fails: publisher/delivers wrong-value
package deadlock

import "slices"

func (p *Publisher) Subscribe(fn func(event string)) (cancel func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id := len(p.subscribers)
	p.subscribers = append(p.subscribers, subscriber{id, fn})
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.subscribers = slices.DeleteFunc(p.subscribers, func(s subscriber) bool { return s.id == id })
	}
}
