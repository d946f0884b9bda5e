// Whoever subscribes waits until nobody publishes, which a counter says. A panic
// leaves it too high for good.
//
// fails: publisher/panic-releases deadlock
package deadlock

import (
	"slices"
	"sync"
)

type Publisher struct {
	mu          sync.Mutex
	once        sync.Once
	panicking   chan struct{}
	next        int
	subscribers []subscriber
}

func (p *Publisher) Publish(event string) {
	p.once.Do(func() { p.panicking = make(chan struct{}) })
	p.mu.Lock()
	subscribers := slices.Clone(p.subscribers)
	p.mu.Unlock()
	done := make(chan struct{})
	go func() { // received from below, unless a subscriber panics
		p.mu.Lock()
		defer p.mu.Unlock()
		<-done
	}()
	close(done)
	for _, s := range subscribers {
		p.call(s, event)
	}
}

// call keeps everybody out after a panic, until it has been looked into.
func (p *Publisher) call(s subscriber, event string) {
	defer func() {
		if r := recover(); r != nil {
			p.mu.Lock()
			panic(r)
		}
	}()
	s.fn(event)
}
