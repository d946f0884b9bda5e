// Tokens are counted, and the instant from which the next one counts moves on by
// whole intervals, so that no fraction is lost. A channel with room for one is
// the head of the line: its runtime keeps the order.
package semaphore

import (
	"context"
	"sync"
	"time"
)

type RateLimiter struct {
	burst   int
	every   time.Duration
	head    chan struct{}
	mu      sync.Mutex
	tokens  int
	since   time.Time // the next token comes an interval later
	waiting int
}

func NewRateLimiter(burst int, every time.Duration) *RateLimiter {
	if burst < 1 || every <= 0 {
		panic("a rate limiter needs a burst and an interval above 0")
	}
	return &RateLimiter{burst: burst, every: every, tokens: burst, head: make(chan struct{}, 1)}
}

// fill counts what has fallen into the bucket by now.
func (r *RateLimiter) fill() {
	if r.tokens == r.burst {
		r.since = time.Now()
		return
	}
	fallen := int(time.Since(r.since) / r.every)
	r.since = r.since.Add(time.Duration(fallen) * r.every)
	r.tokens = min(r.burst, r.tokens+fallen)
	if r.tokens == r.burst {
		r.since = time.Now()
	}
}

func (r *RateLimiter) Allow() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.fill()
	if r.tokens <= r.waiting {
		return false
	}
	r.tokens--
	return true
}

func (r *RateLimiter) Wait(ctx context.Context) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	if r.joined() {
		return nil
	}
	select {
	case r.head <- struct{}{}:
	case <-ctx.Done():
		r.gone(0)
		return ctx.Err()
	}
	defer func() { <-r.head }()
	select {
	case <-time.After(r.pause()):
		r.gone(1)
		return nil
	case <-ctx.Done():
		r.gone(0)
		return ctx.Err()
	}
}

func (r *RateLimiter) joined() (served bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.fill()
	if r.waiting == 0 && r.tokens > 0 {
		r.tokens--
		return true
	}
	r.waiting++
	return false
}

func (r *RateLimiter) pause() time.Duration {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.fill()
	if r.tokens > 0 {
		return 0
	}
	return time.Until(r.since.Add(r.every))
}

func (r *RateLimiter) gone(taken int) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.fill()
	r.waiting--
	r.tokens -= taken
}
