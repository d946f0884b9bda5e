// The deferred function says by itself whether it has been done already.
package mutex

import "sync"

func WithLock(l sync.Locker, fn func()) {
	held := true
	release := func() {
		if held {
			held = false
			l.Unlock()
		}
	}
	defer release()
	l.Lock()
	fn()
	release()
}
