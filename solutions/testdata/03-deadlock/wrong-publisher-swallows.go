// A panic of a subscriber goes no further.
//
// fails: publisher/panic-releases wrong-value
package deadlock

import "slices"

func (p *Publisher) Publish(event string) {
	p.mu.Lock()
	subscribers := slices.Clone(p.subscribers)
	p.mu.Unlock()
	for _, s := range subscribers {
		func() {
			defer func() { _ = recover() }()
			s.fn(event)
		}()
	}
}
