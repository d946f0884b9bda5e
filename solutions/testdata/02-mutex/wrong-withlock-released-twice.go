// A panic releases the lock twice: when it is caught, and at the end.
//
// fails: withlock/panic wrong-value
package mutex

import "sync"

func WithLock(l sync.Locker, fn func()) {
	l.Lock()
	defer l.Unlock()
	defer func() {
		if r := recover(); r != nil {
			l.Unlock()
			panic(r)
		}
	}()
	fn()
}
