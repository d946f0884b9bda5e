// The list is never changed, only replaced; who goes through it needs no lock.
package deadlock

import (
	"slices"
	"sync"
	"sync/atomic"
)

type Publisher struct {
	mu   sync.Mutex // of those who replace the list
	list atomic.Pointer[[]*subscriber]
}

func (p *Publisher) subscribers() []*subscriber {
	if list := p.list.Load(); list != nil {
		return *list
	}
	return nil
}

func (p *Publisher) Subscribe(fn func(event string)) (cancel func()) {
	s := &subscriber{fn: fn}
	p.mu.Lock()
	defer p.mu.Unlock()
	list := append(slices.Clone(p.subscribers()), s)
	p.list.Store(&list)
	return func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		rest := slices.DeleteFunc(slices.Clone(p.subscribers()), func(other *subscriber) bool { return other == s })
		p.list.Store(&rest)
	}
}

func (p *Publisher) Publish(event string) {
	for _, s := range p.subscribers() {
		s.fn(event)
	}
}
