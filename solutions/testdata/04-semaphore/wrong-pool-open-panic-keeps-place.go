// An open that panics keeps its place: vacate is not deferred.
//
// fails: pool/open-error deadlock
package semaphore

import "context"

func (p *Pool[T]) fill(ctx context.Context) (T, error) {
	v, err := p.open(ctx)
	if err != nil {
		p.vacate()
		return v, err
	}
	if p.isClosed() {
		p.close(v)
		return v, ErrClosed
	}
	return v, nil
}
