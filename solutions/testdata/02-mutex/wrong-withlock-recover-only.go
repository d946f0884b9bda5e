// The lock is released when something was recovered. A Goexit leaves nothing to
// recover.
//
// fails: withlock/goexit leak
package mutex

import "sync"

func WithLock(l sync.Locker, fn func()) {
	l.Lock()
	defer func() {
		if r := recover(); r != nil {
			l.Unlock()
			panic(r)
		}
	}()
	fn()
	l.Unlock()
}
