// A cancel waits until no Publish is under way, so that nobody is told who was
// cancelled. A subscriber that cancels waits for itself.
//
// fails: publisher/reentrant deadlock
package deadlock

import (
	"slices"
	"sync"
)

type Publisher struct {
	mu          sync.Mutex
	under       sync.WaitGroup
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
		p.subscribers = slices.DeleteFunc(p.subscribers, func(s subscriber) bool { return s.id == id })
		p.mu.Unlock()
		p.under.Wait()
	}
}

func (p *Publisher) Publish(event string) {
	p.mu.Lock()
	p.under.Add(1)
	subscribers := slices.Clone(p.subscribers)
	p.mu.Unlock()
	defer p.under.Done()
	for _, s := range subscribers {
		s.fn(event)
	}
}
