// TryLock looks whether the lock is free, and then takes it: it has to wait if
// somebody came between. With two TryLocks at once and no Unlock, for ever.
//
// fails: lock/trylock deadlock
package mutex

func (l *Lock) TryLock() bool {
	if l.Locked() {
		return false
	}
	l.held <- struct{}{}
	return true
}
