// Locked takes the lock to find out, and gives it back: a lock that is free is not
// owed to anybody, and who comes meanwhile waits for a moment.
package mutex

func (l *Lock) Locked() bool {
	if !l.TryLock() {
		return true
	}
	l.Unlock()
	return false
}
