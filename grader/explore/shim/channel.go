package shim

import (
	"unsafe"

	"interleave/grader/explore/sched"
)

// A channel is the model of one channel: its buffer and, in order of arrival,
// who waits on it. The real channel is only its name. Modelling it, rather than
// looking into the runtime's, keeps every wait known to the scheduler and needs
// no knowledge of the runtime's memory layout.
//
// Values are kept in interfaces. A model with a type parameter would be compiled
// again for every type that is sent, in the student's package and in the suite's.
type channel struct {
	buffer    []any  // a ring, as far as it was ever filled: somebody's queue has room for a million
	slots     []byte // of the ring
	head, n   int
	closed    bool
	receivers []entry
	senders   []entry
}

// A ticket is one blocked operation. A select queues up everywhere with the
// same ticket, and the first partner to come takes it.
type ticket struct {
	g       *sched.G
	taken   bool
	index   int  // the case that was served
	value   any  // what was received
	ok      bool // a value was received, not the end of the channel
	closed  bool // served by close
	slot    unsafe.Pointer
	more    []unsafe.Pointer // the channels of a select: who serves it at one takes it away from all
	in, out byte             // addresses for what happens before and after the meeting
}

type entry struct {
	ticket *ticket
	index  int
	value  any // what to send
}

// An end is a channel as an operation finds it.
type end struct {
	name unsafe.Pointer // nil for a nil channel
	room int            // its capacity
}

//go:norace
func receiving[T any](ch <-chan T) end { return end{*(*unsafe.Pointer)(unsafe.Pointer(&ch)), cap(ch)} }

//go:norace
func sending[T any](ch chan<- T) end { return end{*(*unsafe.Pointer)(unsafe.Pointer(&ch)), cap(ch)} }

// as is what a value is that was sent on a channel of T: the zero value if none
// was, and if T is an interface, for the nil one.
//
//go:norace
func as[T any](sent any) T {
	v, _ := sent.(T)
	return v
}

//go:norace
func newChannel(room int) *channel {
	return &channel{slots: make([]byte, room)}
}

//go:norace
func (e end) model(g *sched.G) *channel {
	if c, ok := g.Kept(e.name).(*channel); ok {
		return c
	}
	c := newChannel(e.room)
	g.Keep(e.name, c)
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
func first(queue *[]entry) (entry, bool) {
	for len(*queue) > 0 {
		e := (*queue)[0]
		*queue = (*queue)[1:]
		if !e.ticket.taken {
			return e, true
		}
	}
	return entry{}, false
}

//go:norace
func waiting(queue []entry) bool {
	for _, e := range queue {
		if !e.ticket.taken {
			return true
		}
	}
	return false
}

//go:norace
func (c *channel) canSend() bool {
	return c.closed || c.n < len(c.slots) || waiting(c.receivers)
}

//go:norace
func (c *channel) canReceive() bool { return c.closed || c.n > 0 || waiting(c.senders) }

// pass notes that a value went through the slot i of the buffer.
//
//go:norace
func (c *channel) pass(i int) unsafe.Pointer {
	slot := unsafe.Pointer(&c.slots[i])
	sched.Acquire(slot)
	sched.Release(slot)
	return slot
}

// send carries out a send that can be.
//
//go:norace
func (c *channel) send(v any) {
	if c.closed {
		sendOnClosed()
	}
	if e, ok := first(&c.receivers); ok {
		var slot unsafe.Pointer
		if len(c.slots) > 0 {
			slot = c.pass(c.head)
			c.head = (c.head + 1) % len(c.slots)
		}
		e.ticket.value = v
		e.ticket.serve(e.index, true, slot)
		return
	}
	i := (c.head + c.n) % len(c.slots)
	for i >= len(c.buffer) {
		c.buffer = append(c.buffer, nil)
	}
	c.buffer[i] = v
	c.n++
	c.pass(i)
}

// receive carries out a receive that can be.
//
//go:norace
func (c *channel) receive(name unsafe.Pointer) (v any, ok bool) {
	if c.n > 0 {
		v = c.buffer[c.head]
		slot := c.pass(c.head)
		if e, waits := first(&c.senders); waits {
			c.buffer[c.head] = e.value
			e.ticket.serve(e.index, true, slot)
		} else {
			c.buffer[c.head] = nil
			c.n--
		}
		c.head = (c.head + 1) % len(c.slots)
		return v, true
	}
	if e, waits := first(&c.senders); waits {
		e.ticket.serve(e.index, true, nil)
		return e.value, true
	}
	sched.Acquire(name) // closed
	return nil, false
}

// shut closes the channel and serves everybody who waits on it.
//
//go:norace
func (c *channel) shut(key unsafe.Pointer) {
	c.closed = true
	sched.Release(key)
	for e, ok := first(&c.receivers); ok; e, ok = first(&c.receivers) {
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
