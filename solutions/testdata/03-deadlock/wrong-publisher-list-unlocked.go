// Publish only reads the list, and locks nothing.
//
// fails: publisher/reentrant race
package deadlock

import "slices"

func (p *Publisher) Publish(event string) {
	for _, s := range slices.Clone(p.subscribers) {
		s.fn(event)
	}
}
