// The same, embedded in a type that is embedded.
//
// refused: apart 10
package mutex

import "sync"

type Lock struct{ inner }

type inner struct{ sync.Mutex }

func NewLock() *Lock { return &Lock{} }

func (l *Lock) Locked() bool {
	if l.TryLock() {
		l.Unlock()
		return false
	}
	return true
}
