// The same behind an interface, and made by somebody else.
//
// refused: apart 21
// refused: apart 23
// refused: apart 25
// refused: apart 27
package mutex

import "sync"

type Lock struct{ mu locker }

type locker interface {
	Lock()
	Unlock()
	TryLock() bool
}

func NewLock() *Lock { return &Lock{mu: provide()} }

func provide() locker { return new(sync.Mutex) }

func (l *Lock) Lock() { l.mu.Lock() }

func (l *Lock) Unlock() { l.mu.Unlock() }

func (l *Lock) TryLock() bool { return l.mu.TryLock() }

func (l *Lock) Locked() bool { return false }
