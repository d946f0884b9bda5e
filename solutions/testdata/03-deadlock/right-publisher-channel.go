// The list is in a channel with room for one, which is made by whoever comes first.
package deadlock

import (
	"slices"
	"sync"
)

type Publisher struct {
	once sync.Once
	list chan []*subscriber
}

func (p *Publisher) change(f func([]*subscriber) []*subscriber) []*subscriber {
	p.once.Do(func() {
		p.list = make(chan []*subscriber, 1)
		p.list <- nil
	})
	list := f(<-p.list)
	p.list <- list
	return list
}

func (p *Publisher) Subscribe(fn func(event string)) (cancel func()) {
	s := &subscriber{fn: fn}
	p.change(func(all []*subscriber) []*subscriber { return append(slices.Clone(all), s) })
	return func() {
		p.change(func(all []*subscriber) []*subscriber {
			return slices.DeleteFunc(slices.Clone(all), func(other *subscriber) bool { return other == s })
		})
	}
}

func (p *Publisher) Publish(event string) {
	for _, s := range p.change(func(all []*subscriber) []*subscriber { return all }) {
		s.fn(event)
	}
}
