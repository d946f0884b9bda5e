// A Semaphore of size lets in those who may have one; once in, there is an idle
// one or room to open one. A context that Close ends wakes those who wait.
package semaphore

import (
	"context"
	"sync"
)

type Pool[T any] struct {
	open   func(context.Context) (T, error)
	close  func(T)
	room   *Semaphore
	living context.Context
	die    context.CancelFunc
	mu     sync.Mutex
	idle   []T
	closed bool
}

func NewPool[T any](size int, open func(context.Context) (T, error), close func(T)) *Pool[T] {
	p := &Pool[T]{open: open, close: close, room: New(size)}
	p.living, p.die = context.WithCancel(context.Background())
	return p
}

func (p *Pool[T]) Get(ctx context.Context) (v T, err error) {
	waiting, cancel := context.WithCancel(ctx)
	defer cancel()
	stop := context.AfterFunc(p.living, cancel)
	defer stop()
	if err := p.room.Acquire(waiting); err != nil {
		if ctx.Err() != nil {
			return v, ctx.Err()
		}
		return v, ErrClosed
	}
	if p.living.Err() != nil {
		p.room.Release()
		return v, ErrClosed
	}
	if v, ok := p.pop(); ok {
		return v, nil
	}
	opened := false
	defer func() {
		if !opened {
			p.room.Release()
		}
	}()
	v, err = p.open(ctx)
	opened = err == nil
	return v, err
}

func (p *Pool[T]) pop() (v T, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.idle) == 0 {
		return v, false
	}
	v, p.idle = p.idle[0], p.idle[1:]
	return v, true
}

func (p *Pool[T]) push(v T) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.closed {
		p.idle = append(p.idle, v)
	}
	return !p.closed
}

func (p *Pool[T]) Put(v T) {
	if !p.push(v) {
		p.close(v)
	}
	p.room.Release() // after it is idle, or who gets in would open another one
}

func (p *Pool[T]) Discard(v T) {
	p.close(v)
	p.room.Release()
}

func (p *Pool[T]) Close() {
	p.mu.Lock()
	idle := p.idle
	p.idle, p.closed = nil, true
	p.mu.Unlock()
	p.die()
	for _, v := range idle {
		p.close(v)
	}
}
