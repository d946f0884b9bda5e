// Fractions of a token are rounded: seven sevenths are less than one.
//
// fails: limiter/rate wrong-value
package semaphore

import (
	"math"
	"sync"
	"time"
)

type RateLimiter struct {
	burst   int
	every   time.Duration
	mu      sync.Mutex
	tokens  float64
	last    time.Time
	waiting []chan struct{}
}

func NewRateLimiter(burst int, every time.Duration) *RateLimiter {
	if burst < 1 || every <= 0 {
		panic("a rate limiter needs a burst and an interval above 0")
	}
	return &RateLimiter{burst: burst, every: every, tokens: float64(burst), last: time.Now()}
}

func (r *RateLimiter) lack(tokens int) time.Duration {
	now := time.Now()
	fallen := now.Sub(r.last).Seconds() / r.every.Seconds()
	r.tokens = math.Min(float64(r.burst), r.tokens+fallen)
	r.last = now
	return time.Duration(math.Ceil((float64(tokens) - r.tokens) * float64(r.every)))
}

func (r *RateLimiter) takeToken() {
	r.lack(1)
	r.tokens--
}
