package shim

import (
	"unsafe"

	"interleave/grader/explore/sched"
)

// A channel is the model of one channel: its buffer and, in order of arrival,
// who waits on it. The real channel is only its name. Modelling it, rather than
// looking into the runtime's, keeps every wait known to the scheduler and needs
// no knowledge of the runtime's memory layout.
type channel[T any] struct {
	buffer    []T // a ring of the channel's capacity
	slots     []byte
	head, n   int
	closed    bool
	receivers []entry[T]
	senders   []entry[T]
}

// A ticket is one blocked operation. A select queues up everywhere with the
// same ticket, and the first partner to come takes it.
type ticket struct {
	g       *sched.G
	taken   bool
	index   int  // the case that was served
	ok      bool // a value was received, not the end of the channel
	closed  bool // served by close
	slot    unsafe.Pointer
	more    []unsafe.Pointer // the channels of a select: who serves it at one takes it away from all
	in, out byte             // addresses for what happens before and after the meeting
}

type entry[T any] struct {
	ticket *ticket
	index  int
	value  *T // what to send, or where to receive
}

//go:norace
func name[T any](ch <-chan T) unsafe.Pointer { return *(*unsafe.Pointer)(unsafe.Pointer(&ch)) }

//go:norace
func receiveEnd[T any](ch chan<- T) <-chan T { return *(*<-chan T)(unsafe.Pointer(&ch)) }

//go:norace
func model[T any](g *sched.G, ch <-chan T) *channel[T] {
	if c, ok := g.Kept(name(ch)).(*channel[T]); ok {
		return c
	}
	c := &channel[T]{buffer: make([]T, cap(ch)), slots: make([]byte, cap(ch))}
	g.Keep(name(ch), c)
	return c
}

// wait blocks until a partner has come, and makes the edges of the meeting.
//
//go:norace
func (t *ticket) wait() {
	sched.Release(unsafe.Pointer(&t.in))
	t.g.Await()
	if t.slot != nil {
		sched.Acquire(t.slot)
		sched.Release(t.slot)
		return
	}
	sched.Acquire(unsafe.Pointer(&t.out))
}

// serve ends the wait of the ticket. The runtime orders both sides of an
// unbuffered meeting; through a buffer only the slot connects them.
//
//go:norace
func (t *ticket) serve(index int, ok bool, slot unsafe.Pointer) {
	t.taken, t.index, t.ok, t.slot = true, index, ok, slot
	sched.Concerns(t.more)
	if slot == nil {
		sched.Acquire(unsafe.Pointer(&t.in))
		sched.Release(unsafe.Pointer(&t.out))
	}
	t.g.Grant()
}

// first removes and returns the longest waiting entry that nobody has served.
//
//go:norace
func first[T any](queue *[]entry[T]) (entry[T], bool) {
	for len(*queue) > 0 {
		e := (*queue)[0]
		*queue = (*queue)[1:]
		if !e.ticket.taken {
			return e, true
		}
	}
	return entry[T]{}, false
}

//go:norace
func waiting[T any](queue []entry[T]) bool {
	for _, e := range queue {
		if !e.ticket.taken {
			return true
		}
	}
	return false
}

//go:norace
func (c *channel[T]) canSend() bool {
	return c.closed || c.n < len(c.buffer) || waiting(c.receivers)
}

//go:norace
func (c *channel[T]) canReceive() bool { return c.closed || c.n > 0 || waiting(c.senders) }

// pass notes that a value went through the slot i of the buffer.
//
//go:norace
func (c *channel[T]) pass(i int) unsafe.Pointer {
	slot := unsafe.Pointer(&c.slots[i])
	sched.Acquire(slot)
	sched.Release(slot)
	return slot
}

// send carries out a send that can be.
//
//go:norace
func (c *channel[T]) send(v T) {
	if c.closed {
		sendOnClosed()
	}
	if e, ok := first(&c.receivers); ok {
		*e.value = v
		var slot unsafe.Pointer
		if len(c.buffer) > 0 {
			slot = c.pass(c.head)
			c.head = (c.head + 1) % len(c.buffer)
		}
		e.ticket.serve(e.index, true, slot)
		return
	}
	i := (c.head + c.n) % len(c.buffer)
	c.buffer[i] = v
	c.n++
	c.pass(i)
}

// receive carries out a receive that can be.
//
//go:norace
func (c *channel[T]) receive(ch <-chan T) (v T, ok bool) {
	if c.n > 0 {
		v = c.buffer[c.head]
		slot := c.pass(c.head)
		if e, waits := first(&c.senders); waits {
			c.buffer[c.head] = *e.value
			e.ticket.serve(e.index, true, slot)
		} else {
			var zero T
			c.buffer[c.head] = zero
			c.n--
		}
		c.head = (c.head + 1) % len(c.buffer)
		return v, true
	}
	if e, waits := first(&c.senders); waits {
		v = *e.value
		e.ticket.serve(e.index, true, nil)
		return v, true
	}
	sched.Acquire(name(ch)) // closed
	return v, false
}

// shut closes the channel and serves everybody who waits on it.
//
//go:norace
func (c *channel[T]) shut(key unsafe.Pointer) {
	c.closed = true
	sched.Release(key)
	for e, ok := first(&c.receivers); ok; e, ok = first(&c.receivers) {
		var zero T
		*e.value = zero
		e.ticket.closed = true
		e.ticket.serve(e.index, false, key)
	}
	for e, ok := first(&c.senders); ok; e, ok = first(&c.senders) {
		e.ticket.closed = true
		e.ticket.serve(e.index, false, key)
	}
}

// The panics come from the runtime itself, so that they are the same values of
// the same types as in a real program.

func sendOnClosed() {
	c := make(chan struct{}, 1)
	close(c)
	c <- struct{}{}
}

func closeTwice() {
	c := make(chan struct{})
	close(c)
	close(c)
}

func closeNil() {
	var c chan struct{}
	close(c)
}
