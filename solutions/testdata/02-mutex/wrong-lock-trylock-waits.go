// TryLock is Lock with a result.
//
// fails: lock/trylock deadlock
package mutex

func (l *Lock) TryLock() bool {
	l.held <- struct{}{}
	return true
}
