// The bucket has no rim: an hour of rest is an hour's worth of tokens.
//
// fails: limiter/rate wrong-value
package semaphore

func (r *RateLimiter) takeToken() { r.full = r.full.Add(r.every) }
