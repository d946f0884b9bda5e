// TryLock says whether the lock is free, and does not take it.
//
// fails: lock/trylock wrong-value
package mutex

func (l *Lock) TryLock() bool { return !l.Locked() }
