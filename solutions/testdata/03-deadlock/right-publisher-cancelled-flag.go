// A cancel only sets a flag, which is looked at before each call; the list is
// tidied up by those who subscribe, in a new one.
package deadlock

import (
	"sync"
	"sync/atomic"
)

type Publisher struct {
	mu   sync.RWMutex
	list []*entry
}

type entry struct {
	fn        func(string)
	cancelled atomic.Bool
}

func (p *Publisher) Subscribe(fn func(event string)) (cancel func()) {
	e := &entry{fn: fn}
	p.mu.Lock()
	defer p.mu.Unlock()
	list := make([]*entry, 0, len(p.list)+1)
	for _, other := range p.list {
		if !other.cancelled.Load() {
			list = append(list, other)
		}
	}
	p.list = append(list, e)
	return func() { e.cancelled.Store(true) }
}

func (p *Publisher) Publish(event string) {
	p.mu.RLock()
	list := p.list
	p.mu.RUnlock()
	for _, e := range list {
		if !e.cancelled.Load() {
			e.fn(event)
		}
	}
}
