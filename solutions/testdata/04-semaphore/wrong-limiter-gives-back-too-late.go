// A reservation that is given up is given back, but those who came later keep the
// instants they were told.
//
// fails: limiter/cancel leak
package semaphore

import (
	"context"
	"time"
)

func (r *RateLimiter) Wait(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	pause := r.reserve()
	if pause == 0 {
		return nil
	}
	select {
	case <-time.After(pause):
		return nil
	case <-ctx.Done():
		r.mu.Lock()
		defer r.mu.Unlock()
		r.full = r.full.Add(-r.every)
		return ctx.Err()
	}
}

func (r *RateLimiter) reserve() time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	pause := r.lack(1)
	r.takeToken()
	return max(0, pause)
}
