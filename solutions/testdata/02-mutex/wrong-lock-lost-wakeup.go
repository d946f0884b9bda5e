// Unlock rings a bell that only somebody who listens already can hear. Whoever has
// seen the lock held and does not listen yet sleeps for ever.
//
// fails: lock/progress deadlock
package mutex

type Lock struct {
	held chan struct{}
	bell chan struct{}
}

func NewLock() *Lock {
	return &Lock{held: make(chan struct{}, 1), bell: make(chan struct{})}
}

func (l *Lock) Lock() {
	for !l.TryLock() {
		<-l.bell
	}
}

func (l *Lock) Unlock() {
	select {
	case <-l.held:
	default:
		panic("not locked")
	}
	select {
	case l.bell <- struct{}{}:
	default: // nobody waits
	}
}
