// A channel of places and one of idle resources: who waits receives from both.
// The lock keeps Put and Close apart, and nothing else.
package semaphore

import (
	"context"
	"sync"
)

type Pool[T any] struct {
	open   func(context.Context) (T, error)
	close  func(T)
	places chan struct{}
	idle   chan T
	mu     sync.Mutex
	closed bool
	over   chan struct{}
}

func NewPool[T any](size int, open func(context.Context) (T, error), close func(T)) *Pool[T] {
	if size < 1 {
		panic("a pool needs room for one")
	}
	p := &Pool[T]{
		open: open, close: close,
		places: make(chan struct{}, size), idle: make(chan T, size), over: make(chan struct{}),
	}
	for range size {
		p.places <- struct{}{}
	}
	return p
}

func (p *Pool[T]) Get(ctx context.Context) (v T, err error) {
	if err := ctx.Err(); err != nil {
		return v, err
	}
	select {
	case <-p.over:
		return v, ErrClosed
	case v = <-p.idle:
		return v, nil
	default:
	}
	select {
	case <-p.over:
		return v, ErrClosed
	case v = <-p.idle:
		return v, nil
	case <-p.places:
		return p.openOne(ctx)
	case <-ctx.Done():
		return v, ctx.Err()
	}
}

func (p *Pool[T]) openOne(ctx context.Context) (v T, err error) {
	opened := false
	defer func() {
		if !opened {
			p.places <- struct{}{}
		}
	}()
	v, err = p.open(ctx)
	opened = err == nil
	return v, err
}

func (p *Pool[T]) Put(v T) {
	p.mu.Lock()
	if !p.closed {
		p.idle <- v // there is room: no more than size are out
		p.mu.Unlock()
		return
	}
	p.mu.Unlock()
	p.close(v)
}

func (p *Pool[T]) Discard(v T) {
	p.close(v)
	p.places <- struct{}{}
}

func (p *Pool[T]) Close() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return
	}
	p.closed = true
	close(p.over)
	for {
		select {
		case v := <-p.idle:
			p.close(v)
		default:
			return
		}
	}
}
