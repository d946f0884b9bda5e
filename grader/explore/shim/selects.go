package shim

import (
	"reflect"
	"unsafe"

	"interleave/grader/explore/sched"
)

// A Case is one communication of a select statement.
type Case interface {
	name() unsafe.Pointer
	ready(g *sched.G) bool
	carryOut(g *sched.G)
	queue(g *sched.G, t *ticket, index int)
	served(t *ticket)
	real() reflect.SelectCase
	set(v reflect.Value, ok bool)
}

// A RecvCase is a case that receives.
type RecvCase[T any] struct {
	ch <-chan T
	V  T    // the value received
	OK bool // whether it is one
}

// A SendCase is a case that sends.
type SendCase[T any] struct {
	ch chan<- T
	v  T
}

// R is the case <-ch.
func R[T any](ch <-chan T) *RecvCase[T] { return &RecvCase[T]{ch: ch} }

// W is the left side of the case ch <- v.
func W[T any](ch chan<- T) *SendCase[T] { return &SendCase[T]{ch: ch} }

// Val is the right side of the case ch <- v.
func (c *SendCase[T]) Val(v T) *SendCase[T] {
	c.v = v
	return c
}

// Select carries out a select statement and returns the number of the case
// that was served, -1 for the default case. Which of several ready ones it is
// is explored.
//
//go:norace
func Select(hasDefault bool, cases ...Case) int {
	g := sched.Current()
	if g == nil {
		return selectReal(hasDefault, cases)
	}
	g.Op = selectOp(cases)
	if len(cases) == 0 && !hasDefault {
		g.Op.Waiter = sched.Never
	}
	g.Gate()
	if ready := readyCases(g, cases); len(ready) > 0 {
		i := ready[sched.Pick(len(ready))]
		g.Progress()
		cases[i].carryOut(g)
		return i
	}
	if hasDefault {
		g.Futile()
		return -1
	}
	g.Progress()
	t := &ticket{g: g}
	for i, c := range cases {
		if c.name() != nil {
			t.more = append(t.more, c.name())
			c.queue(g, t, i)
		}
	}
	t.wait()
	cases[t.index].served(t)
	return t.index
}

//go:norace
func selectOp(cases []Case) sched.Op {
	op := sched.Op{Kind: sched.Select}
	for _, c := range cases {
		p := c.name()
		if p == nil {
			continue
		}
		if op.Object == nil {
			op.Object = p
		} else {
			op.More = append(op.More, p)
		}
	}
	return op
}

//go:norace
func readyCases(g *sched.G, cases []Case) []int {
	var ready []int
	for i, c := range cases {
		if c.name() != nil && c.ready(g) {
			ready = append(ready, i)
		}
	}
	return ready
}

func selectReal(hasDefault bool, cases []Case) int {
	real := make([]reflect.SelectCase, 0, len(cases)+1)
	for _, c := range cases {
		real = append(real, c.real())
	}
	if hasDefault {
		real = append(real, reflect.SelectCase{Dir: reflect.SelectDefault})
	}
	i, v, ok := reflect.Select(real)
	if i == len(cases) {
		return -1
	}
	cases[i].set(v, ok)
	return i
}

//go:norace
func (c *RecvCase[T]) name() unsafe.Pointer { return name(c.ch) }

//go:norace
func (c *SendCase[T]) name() unsafe.Pointer { return name(receiveEnd(c.ch)) }

//go:norace
func (c *RecvCase[T]) ready(g *sched.G) bool { return model(g, c.ch).canReceive() }

//go:norace
func (c *SendCase[T]) ready(g *sched.G) bool { return model(g, receiveEnd(c.ch)).canSend() }

//go:norace
func (c *RecvCase[T]) carryOut(g *sched.G) {
	c.V, c.OK = model(g, c.ch).receive(c.ch)
	note(g, c.V)
}

//go:norace
func (c *SendCase[T]) carryOut(g *sched.G) {
	note(g, c.v)
	model(g, receiveEnd(c.ch)).send(c.v)
}

//go:norace
func (c *RecvCase[T]) queue(g *sched.G, t *ticket, index int) {
	m := model(g, c.ch)
	m.receivers = append(m.receivers, entry[T]{ticket: t, index: index, value: &c.V})
}

//go:norace
func (c *SendCase[T]) queue(g *sched.G, t *ticket, index int) {
	m := model(g, receiveEnd(c.ch))
	m.senders = append(m.senders, entry[T]{ticket: t, index: index, value: &c.v})
}

//go:norace
func (c *RecvCase[T]) served(t *ticket) { c.OK = t.ok }

//go:norace
func (c *SendCase[T]) served(t *ticket) {
	if t.closed {
		sendOnClosed()
	}
}

func (c *RecvCase[T]) real() reflect.SelectCase {
	return reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(c.ch)}
}

func (c *SendCase[T]) real() reflect.SelectCase {
	return reflect.SelectCase{Dir: reflect.SelectSend, Chan: reflect.ValueOf(c.ch), Send: reflect.ValueOf(&c.v).Elem()}
}

func (c *RecvCase[T]) set(v reflect.Value, ok bool) {
	reflect.ValueOf(&c.V).Elem().Set(v)
	c.OK = ok
}

func (c *SendCase[T]) set(reflect.Value, bool) {}
