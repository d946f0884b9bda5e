// An event that is published while another one is being published is dropped, so
// that nothing waits.
//
// fails: publisher/reentrant wrong-value
package deadlock

import (
	"slices"
	"sync"
)

type Publisher struct {
	mu          sync.Mutex
	busy        sync.Mutex
	next        int
	subscribers []subscriber
}

func (p *Publisher) Publish(event string) {
	if !p.busy.TryLock() {
		return
	}
	defer p.busy.Unlock()
	p.mu.Lock()
	subscribers := slices.Clone(p.subscribers)
	p.mu.Unlock()
	for _, s := range subscribers {
		s.fn(event)
	}
}
