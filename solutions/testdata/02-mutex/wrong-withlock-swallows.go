// The panic ends here, and nobody hears of it.
//
// fails: withlock/panic wrong-value
package mutex

import "sync"

func WithLock(l sync.Locker, fn func()) {
	l.Lock()
	defer func() {
		_ = recover()
		l.Unlock()
	}()
	fn()
}
