// The other way round: the channel is full while the lock is free, and whoever
// takes the token out holds the lock.
package mutex

type Lock struct{ token chan struct{} }

func NewLock() *Lock {
	l := &Lock{token: make(chan struct{}, 1)}
	l.token <- struct{}{}
	return l
}

func (l *Lock) Lock() { <-l.token }

func (l *Lock) Unlock() {
	select {
	case l.token <- struct{}{}:
	default:
		panic("not locked")
	}
}

func (l *Lock) TryLock() bool {
	select {
	case <-l.token:
		return true
	default:
		return false
	}
}

func (l *Lock) Locked() bool { return len(l.token) == 0 }
