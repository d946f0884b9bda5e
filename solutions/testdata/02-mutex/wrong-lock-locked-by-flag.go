// Locked reads a flag that the holder sets when it is in.
//
// fails: lock/locked race
package mutex

type Lock struct {
	held  chan struct{}
	taken bool
}

func (l *Lock) Lock() {
	l.held <- struct{}{}
	l.taken = true
}

func (l *Lock) Unlock() {
	if len(l.held) == 0 {
		panic("not locked")
	}
	l.taken = false
	<-l.held
}

func (l *Lock) Locked() bool { return l.taken }
