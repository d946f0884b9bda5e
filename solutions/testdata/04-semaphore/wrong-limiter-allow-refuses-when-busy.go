// Allow says no while somebody else holds the lock for a moment.
//
// fails: limiter/burst atomicity
package semaphore

func (r *RateLimiter) Allow() bool {
	if !r.mu.TryLock() {
		return false
	}
	defer r.mu.Unlock()
	if r.lack(len(r.waiting)+1) > 0 {
		return false
	}
	r.takeToken()
	return true
}
