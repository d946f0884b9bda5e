// The channel has room for two.
//
// fails: lock/mutual-exclusion capacity
// fails: lock/trylock wrong-value
// fails: lock/locked wrong-value
// fails: lock/unlock-of-unlocked wrong-value
package mutex

func NewLock() *Lock { return &Lock{held: make(chan struct{}, 2)} }

func (l *Lock) Locked() bool { return len(l.held) == 2 }
