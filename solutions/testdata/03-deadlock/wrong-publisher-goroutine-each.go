// Each subscriber is told on a goroutine of its own, so in any order.
//
// fails: publisher/delivers wrong-value
package deadlock

import (
	"slices"
	"sync"
)

func (p *Publisher) Publish(event string) {
	p.mu.Lock()
	subscribers := slices.Clone(p.subscribers)
	p.mu.Unlock()
	var all sync.WaitGroup
	for _, s := range subscribers {
		all.Go(func() { s.fn(event) })
	}
	all.Wait()
}
