// Caught, released and thrown again. A Goexit is not caught by recover, but it runs
// what is deferred all the same.
package mutex

import "sync"

func WithLock(l sync.Locker, fn func()) {
	l.Lock()
	defer func() {
		r := recover()
		l.Unlock()
		if r != nil {
			panic(r)
		}
	}()
	fn()
}
