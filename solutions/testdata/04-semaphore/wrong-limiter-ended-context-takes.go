// The context is looked at when the token has been taken.
//
// fails: limiter/cancel leak
package semaphore

import (
	"context"
	"time"
)

func (r *RateLimiter) Wait(ctx context.Context) error {
	turn := r.queueUp()
	if turn == nil {
		return ctx.Err()
	}
	select {
	case <-turn:
	case <-ctx.Done():
		r.leaveLine(turn, false)
		return ctx.Err()
	}
	timer := time.NewTimer(r.untilToken())
	defer timer.Stop()
	select {
	case <-timer.C:
		r.leaveLine(turn, true)
		return nil
	case <-ctx.Done():
		r.leaveLine(turn, false)
		return ctx.Err()
	}
}
