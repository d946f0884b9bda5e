// The lock to be built is the one that is there.
//
// refused: apart 8
package mutex

import "sync"

type Lock struct{ mu sync.Mutex }

func NewLock() *Lock { return &Lock{} }

func (l *Lock) Lock() { l.mu.Lock() }

func (l *Lock) Unlock() { l.mu.Unlock() }

func (l *Lock) TryLock() bool { return l.mu.TryLock() }

func (l *Lock) Locked() bool {
	if l.mu.TryLock() {
		l.mu.Unlock()
		return false
	}
	return true
}
