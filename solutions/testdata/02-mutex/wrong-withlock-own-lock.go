// It takes a lock of its own, not the one it was given.
//
// fails: withlock/excludes wrong-value
package mutex

import "sync"

func WithLock(_ sync.Locker, fn func()) {
	var l sync.Mutex
	l.Lock()
	defer l.Unlock()
	fn()
}
