// A lock of its own keeps the events apart: nothing else waits for it, except a
// subscriber that publishes.
//
// fails: publisher/reentrant deadlock
package deadlock

import (
	"slices"
	"sync"
)

type Publisher struct {
	mu          sync.Mutex
	publishing  sync.Mutex
	next        int
	subscribers []subscriber
}

func (p *Publisher) Publish(event string) {
	p.publishing.Lock()
	defer p.publishing.Unlock()
	p.mu.Lock()
	subscribers := slices.Clone(p.subscribers)
	p.mu.Unlock()
	for _, s := range subscribers {
		s.fn(event)
	}
}
