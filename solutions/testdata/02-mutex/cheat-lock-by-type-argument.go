// The lock is generic, and what it is made of an argument.
//
// refused: apart 8
package mutex

import "sync"

type Lock struct{ box box[sync.Mutex] }

type box[T any] struct{ value T }

func NewLock() *Lock { return &Lock{} }

func (l *Lock) Lock() { l.box.value.Lock() }

func (l *Lock) Unlock() { l.box.value.Unlock() }

func (l *Lock) TryLock() bool { return l.box.value.TryLock() }

func (l *Lock) Locked() bool { return false }
