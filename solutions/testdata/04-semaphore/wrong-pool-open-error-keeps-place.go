// An open that fails keeps its place for ever.
//
// fails: pool/open-error deadlock
package semaphore

import "context"

func (p *Pool[T]) fill(ctx context.Context) (T, error) {
	v, err := p.open(ctx)
	if err == nil && p.isClosed() {
		p.close(v)
		return v, ErrClosed
	}
	return v, err
}
