// A panic of open becomes a Get without a value and without an error.
//
// fails: pool/open-error wrong-value
package semaphore

import "context"

func (p *Pool[T]) fill(ctx context.Context) (v T, err error) {
	defer func() {
		if recover() != nil || err != nil {
			p.vacate()
		}
	}()
	if v, err = p.open(ctx); err != nil {
		return v, err
	}
	if p.isClosed() {
		p.close(v)
		return v, ErrClosed
	}
	return v, nil
}
