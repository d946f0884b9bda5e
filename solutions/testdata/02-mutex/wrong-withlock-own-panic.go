// The panic goes on in other words, which nobody can compare.
//
// fails: withlock/panic wrong-value
package mutex

import (
	"fmt"
	"sync"
)

func WithLock(l sync.Locker, fn func()) {
	l.Lock()
	defer func() {
		l.Unlock()
		if r := recover(); r != nil {
			panic(fmt.Sprintf("fn panicked: %v", r))
		}
	}()
	fn()
}
