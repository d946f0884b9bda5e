// A condition variable for everything that may change; who wakes up looks again.
package semaphore

import (
	"context"
	"sync"
)

type Pool[T any] struct {
	open    func(context.Context) (T, error)
	close   func(T)
	mu      sync.Mutex
	changed *sync.Cond
	places  int
	idle    []T
	closed  bool
}

func NewPool[T any](size int, open func(context.Context) (T, error), close func(T)) *Pool[T] {
	if size < 1 {
		panic("a pool needs room for one")
	}
	p := &Pool[T]{open: open, close: close, places: size}
	p.changed = sync.NewCond(&p.mu)
	return p
}

func (p *Pool[T]) change(f func()) {
	p.mu.Lock()
	defer p.mu.Unlock()
	f()
	p.changed.Broadcast()
}

func (p *Pool[T]) Get(ctx context.Context) (v T, err error) {
	stop := context.AfterFunc(ctx, func() { p.change(func() {}) })
	defer stop()
	p.mu.Lock()
	defer p.mu.Unlock()
	for {
		switch {
		case ctx.Err() != nil:
			return v, ctx.Err()
		case p.closed:
			return v, ErrClosed
		case len(p.idle) > 0:
			v, p.idle = p.idle[0], p.idle[1:]
			return v, nil
		case p.places > 0:
			return p.openUnlocked(ctx)
		}
		p.changed.Wait()
	}
}

// openUnlocked is called with the lock held and lets go of it meanwhile.
func (p *Pool[T]) openUnlocked(ctx context.Context) (v T, err error) {
	p.places--
	p.mu.Unlock()
	opened := false
	defer func() {
		p.mu.Lock()
		if !opened {
			p.places++
			p.changed.Broadcast()
		}
	}()
	v, err = p.open(ctx)
	opened = err == nil
	return v, err
}

func (p *Pool[T]) Put(v T) {
	late := false
	p.change(func() {
		if late = p.closed; !late {
			p.idle = append(p.idle, v)
		}
	})
	if late {
		p.close(v)
	}
}

func (p *Pool[T]) Discard(v T) {
	p.close(v)
	p.change(func() { p.places++ })
}

func (p *Pool[T]) Close() {
	var idle []T
	p.change(func() { p.closed, idle, p.idle = true, p.idle, nil })
	for _, v := range idle {
		p.close(v)
	}
}
