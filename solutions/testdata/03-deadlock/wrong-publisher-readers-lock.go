// A lock for readers lets other Publishes in, also those of a subscriber, as long
// as nobody waits to write.
//
// fails: publisher/reentrant deadlock
package deadlock

import (
	"slices"
	"sync"
)

type Publisher struct {
	mu          sync.RWMutex
	next        int
	subscribers []subscriber
}

func (p *Publisher) Subscribe(fn func(event string)) (cancel func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	id := p.next
	p.next++
	p.subscribers = append(p.subscribers, subscriber{id, fn})
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.subscribers = slices.DeleteFunc(p.subscribers, func(s subscriber) bool { return s.id == id })
	}
}

func (p *Publisher) Publish(event string) {
	p.mu.RLock()
	defer p.mu.RUnlock()
	for _, s := range p.subscribers {
		s.fn(event)
	}
}
