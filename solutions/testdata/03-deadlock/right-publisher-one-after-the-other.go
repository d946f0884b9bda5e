// Looks for the next subscriber under the lock, and calls it without. Who came
// after Publish began has a higher number than there was then.
package deadlock

import "sync"

type Publisher struct {
	mu          sync.Mutex
	next        int
	subscribers map[int]func(string)
}

func (p *Publisher) Subscribe(fn func(event string)) (cancel func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.subscribers == nil {
		p.subscribers = make(map[int]func(string))
	}
	id := p.next
	p.next++
	p.subscribers[id] = fn
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		delete(p.subscribers, id)
	}
}

func (p *Publisher) Publish(event string) {
	for id := range p.count() {
		if fn := p.subscriber(id); fn != nil {
			fn(event)
		}
	}
}

func (p *Publisher) count() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.next
}

func (p *Publisher) subscriber(id int) func(string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.subscribers[id]
}
