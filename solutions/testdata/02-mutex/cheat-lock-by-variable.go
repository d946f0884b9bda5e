// The lock calls a function that a package variable holds.
//
// refused: apart 9
package mutex

import "sync"

var (
	mu      sync.Mutex
	acquire = mu.Lock
)

func (l *Lock) Lock() { acquire() }

func (l *Lock) Unlock() { mu.Unlock() }
