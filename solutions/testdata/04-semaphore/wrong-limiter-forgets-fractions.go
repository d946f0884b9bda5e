// Every look at the bucket starts the interval afresh.
//
// fails: limiter/rate wrong-value
package semaphore

import (
	"sync"
	"time"
)

type RateLimiter struct {
	burst   int
	every   time.Duration
	mu      sync.Mutex
	tokens  int
	last    time.Time
	waiting []chan struct{}
}

func NewRateLimiter(burst int, every time.Duration) *RateLimiter {
	if burst < 1 || every <= 0 {
		panic("a rate limiter needs a burst and an interval above 0")
	}
	return &RateLimiter{burst: burst, every: every, tokens: burst, last: time.Now()}
}

func (r *RateLimiter) lack(tokens int) time.Duration {
	now := time.Now()
	r.tokens = min(r.burst, r.tokens+int(now.Sub(r.last)/r.every))
	r.last = now
	return time.Duration(tokens-r.tokens) * r.every
}

func (r *RateLimiter) takeToken() {
	r.lack(1)
	r.tokens--
}
