// Allow looks at the bucket and not at who waits for it.
//
// fails: limiter/fifo order
package semaphore

func (r *RateLimiter) Allow() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.lack(1) > 0 {
		return false
	}
	r.takeToken()
	return true
}
