// The latest subscriber is told first.
//
// fails: publisher/delivers wrong-value
package deadlock

import "slices"

func (p *Publisher) Publish(event string) {
	p.mu.Lock()
	subscribers := slices.Clone(p.subscribers)
	p.mu.Unlock()
	for _, s := range slices.Backward(subscribers) {
		s.fn(event)
	}
}
