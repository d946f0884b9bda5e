// When a token comes, all who wait try, and the fastest gets it.
//
// fails: limiter/fifo order
package semaphore

import (
	"context"
	"time"
)

func (r *RateLimiter) Wait(ctx context.Context) error {
	for ctx.Err() == nil {
		if r.Allow() {
			return nil
		}
		select {
		case <-time.After(r.untilToken()):
		case <-ctx.Done():
		}
	}
	return ctx.Err()
}
