// The first in line goes away without telling the second.
//
// fails: limiter/cancel deadlock
// fails: limiter/no-goroutine deadlock
package semaphore

import "slices"

func (r *RateLimiter) leaveLine(turn chan struct{}, withToken bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	i := slices.Index(r.waiting, turn)
	r.waiting = slices.Delete(r.waiting, i, i+1)
	if withToken {
		r.takeToken()
		if len(r.waiting) > 0 {
			close(r.waiting[0])
		}
	}
}
