// Deferred, but in a function that ends before fn begins.
//
// fails: withlock/excludes wrong-value
package mutex

import "sync"

func WithLock(l sync.Locker, fn func()) {
	func() {
		l.Lock()
		defer l.Unlock()
	}()
	fn()
}
