// A Get that was opening during Close returns ErrClosed and leaves open what it
// has opened.
//
// fails: pool/closes-everything leak
package semaphore

import "context"

func (p *Pool[T]) fill(ctx context.Context) (v T, err error) {
	opened := false
	defer func() {
		if !opened {
			p.vacate()
		}
	}()
	if v, err = p.open(ctx); err != nil {
		return v, err
	}
	opened = true
	if p.isClosed() {
		return v, ErrClosed
	}
	return v, nil
}
