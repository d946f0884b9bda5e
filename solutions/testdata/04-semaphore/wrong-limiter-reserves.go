// Whoever waits takes its token beforehand and sleeps until it comes. If it gives
// up, the token is gone, and the next in line waits for a later one.
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
