// Each takes the channel of the one before, leaves its own for the one behind, and
// waits until the one before has closed it.
package mutex

type Lock struct {
	tail chan queue
}

type queue struct {
	last   chan struct{}   // closed when whoever came last has released the lock
	owners []chan struct{} // of the holder and of those who wait, in order
}

func NewLock() *Lock {
	free := make(chan struct{})
	close(free)
	l := &Lock{tail: make(chan queue, 1)}
	l.tail <- queue{last: free}
	return l
}

func (l *Lock) Lock() {
	q := <-l.tail
	before := q.last
	q.last = make(chan struct{})
	q.owners = append(q.owners, q.last)
	l.tail <- q
	<-before
}

func (l *Lock) Unlock() {
	q := <-l.tail
	if len(q.owners) == 0 {
		l.tail <- q
		panic("not locked")
	}
	close(q.owners[0])
	q.owners = q.owners[1:]
	l.tail <- q
}

func (l *Lock) TryLock() bool {
	q := <-l.tail
	defer func() { l.tail <- q }()
	if len(q.owners) > 0 {
		return false
	}
	q.last = make(chan struct{})
	q.owners = append(q.owners, q.last)
	return true
}

func (l *Lock) Locked() bool {
	q := <-l.tail
	l.tail <- q
	return len(q.owners) > 0
}
