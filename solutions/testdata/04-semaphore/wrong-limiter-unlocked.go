// Allow does without the lock.
//
// fails: limiter/burst race
package semaphore

func (r *RateLimiter) Allow() bool {
	if r.lack(len(r.waiting)+1) > 0 {
		return false
	}
	r.takeToken()
	return true
}
