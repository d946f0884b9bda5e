// Tokens fall at multiples of the interval since the beginning, also into a
// bucket that has just stopped being full.
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
	fallen := time.Since(r.last) / r.every
	r.last = r.last.Add(fallen * r.every)
	r.tokens = min(r.burst, r.tokens+int(fallen))
	if tokens <= r.tokens {
		return 0
	}
	return time.Until(r.last.Add(time.Duration(tokens-r.tokens) * r.every))
}

func (r *RateLimiter) takeToken() { r.tokens-- }
