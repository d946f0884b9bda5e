// Unlock of a free lock waits until somebody locks it.
//
// fails: lock/unlock-of-unlocked deadlock
package mutex

func (l *Lock) Unlock() { <-l.held }
