// The lock is held while open runs.
//
// fails: pool/open-outside-lock deadlock
package semaphore

import "context"

func (p *Pool[T]) fill(ctx context.Context) (T, error) {
	v, err := p.openLocked(ctx)
	if err != nil {
		p.vacate()
	}
	return v, err
}

func (p *Pool[T]) openLocked(ctx context.Context) (v T, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	defer func() {
		if r := recover(); r != nil {
			p.places++
			if p.serve(lease[T]{}) {
				p.places--
			}
			panic(r)
		}
	}()
	return p.open(ctx)
}
