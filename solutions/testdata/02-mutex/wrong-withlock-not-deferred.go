// What comes after fn is not reached by a panic, nor by a Goexit.
//
// fails: withlock/panic leak
// fails: withlock/goexit leak
package mutex

import "sync"

func WithLock(l sync.Locker, fn func()) {
	l.Lock()
	fn()
	l.Unlock()
}
