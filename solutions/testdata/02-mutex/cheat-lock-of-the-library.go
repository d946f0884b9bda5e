// The same with the library's own interface.
//
// refused: apart 11
// refused: apart 13
// refused: apart 15
// refused: apart 17
package mutex

import "sync"

type Lock struct{ mu sync.Locker }

func NewLock() *Lock { return &Lock{mu: new(sync.Mutex)} }

func (l *Lock) Lock() { l.mu.Lock() }

func (l *Lock) Unlock() { l.mu.Unlock() }

func (l *Lock) TryLock() bool { return false }

func (l *Lock) Locked() bool { return false }
