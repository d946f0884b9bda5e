// There was a token when Allow looked.
//
// fails: limiter/burst atomicity
package semaphore

func (r *RateLimiter) Allow() bool {
	r.mu.Lock()
	lack := r.lack(len(r.waiting) + 1)
	r.mu.Unlock()
	if lack > 0 {
		return false
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.takeToken()
	return true
}
