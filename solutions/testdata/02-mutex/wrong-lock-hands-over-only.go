// Unlock hands the lock to somebody who waits, and waits for somebody who does.
//
// fails: lock/progress deadlock
// fails: lock/trylock deadlock
// fails: lock/locked deadlock
// fails: lock/unlock-of-unlocked deadlock
package mutex

type Lock struct {
	held chan struct{}
	next chan struct{}
}

func NewLock() *Lock {
	return &Lock{held: make(chan struct{}, 1), next: make(chan struct{})}
}

func (l *Lock) Lock() {
	select {
	case l.held <- struct{}{}:
	case <-l.next:
	}
}

func (l *Lock) Unlock() {
	if !l.Locked() {
		panic("not locked")
	}
	l.next <- struct{}{}
}
