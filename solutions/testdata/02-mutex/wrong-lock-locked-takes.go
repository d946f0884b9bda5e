// Locked tries the lock to find out, and keeps it.
//
// fails: lock/locked deadlock
package mutex

func (l *Lock) Locked() bool { return !l.TryLock() }
