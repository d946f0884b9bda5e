// A timer is armed while somebody waits, and serves the first in line. Those who
// wait do nothing but wait.
package semaphore

import (
	"context"
	"slices"
	"sync"
	"time"
)

type RateLimiter struct {
	burst   int
	every   time.Duration
	mu      sync.Mutex
	spent   time.Time // all tokens are back at this instant
	waiting []chan struct{}
	timer   *time.Timer
}

func NewRateLimiter(burst int, every time.Duration) *RateLimiter {
	if burst < 1 || every <= 0 {
		panic("a rate limiter needs a burst and an interval above 0")
	}
	return &RateLimiter{burst: burst, every: every}
}

// ready is when the next token is there, or was.
func (r *RateLimiter) ready() time.Time {
	return r.spent.Add(-time.Duration(r.burst-1) * r.every)
}

func (r *RateLimiter) grab() bool {
	now := time.Now()
	if r.ready().After(now) {
		return false
	}
	if r.spent.Before(now) {
		r.spent = now
	}
	r.spent = r.spent.Add(r.every)
	return true
}

func (r *RateLimiter) Allow() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.waiting) == 0 && r.grab()
}

func (r *RateLimiter) Wait(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	w := r.line()
	select {
	case <-w:
		return nil
	case <-ctx.Done():
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	i := slices.Index(r.waiting, w)
	if i < 0 {
		return nil
	}
	r.waiting = slices.Delete(r.waiting, i, i+1)
	if len(r.waiting) == 0 {
		r.timer.Stop()
	}
	return ctx.Err()
}

func (r *RateLimiter) line() chan struct{} {
	r.mu.Lock()
	defer r.mu.Unlock()
	w := make(chan struct{})
	r.waiting = append(r.waiting, w)
	if len(r.waiting) == 1 {
		r.serveLine()
	}
	return w
}

func (r *RateLimiter) serveLine() {
	for len(r.waiting) > 0 && r.grab() {
		close(r.waiting[0])
		r.waiting = r.waiting[1:]
	}
	if len(r.waiting) > 0 {
		r.timer = time.AfterFunc(time.Until(r.ready()), func() {
			r.mu.Lock()
			defer r.mu.Unlock()
			r.serveLine()
		})
	}
}
