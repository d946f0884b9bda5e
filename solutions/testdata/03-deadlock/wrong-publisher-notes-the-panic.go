// A panic is noted down under the lock before it goes on, and takes the lock with
// it.
//
// fails: publisher/panic-releases deadlock
package deadlock

import (
	"slices"
	"sync"
)

type Publisher struct {
	mu          sync.Mutex
	next        int
	subscribers []subscriber
	panics      []any
}

func (p *Publisher) Publish(event string) {
	p.mu.Lock()
	subscribers := slices.Clone(p.subscribers)
	p.mu.Unlock()
	for _, s := range subscribers {
		p.call(s, event)
	}
}

func (p *Publisher) call(s subscriber, event string) {
	defer func() {
		if r := recover(); r != nil {
			p.mu.Lock()
			p.panics = append(p.panics, r)
			panic(r)
		}
	}()
	s.fn(event)
}
