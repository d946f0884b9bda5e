package shim

import (
	"reflect"

	"interleave/grader/explore/sched"
)

// A Case is one communication of a select statement.
type Case interface {
	communication() *communication

	// take hands over what was received, and returns it as the case has it.
	take(sent any, ok bool) any
}

// A communication is what of a case does not depend on the type of its values.
type communication struct {
	end
	sends bool
	value any // what it sends
	ch    any // the real channel
}

// A RecvCase is a case that receives.
type RecvCase[T any] struct {
	c  communication
	V  T    // the value received
	OK bool // whether it is one
}

// A SendCase is a case that sends.
type SendCase[T any] struct{ c communication }

// R is the case <-ch.
func R[T any](ch <-chan T) *RecvCase[T] {
	return &RecvCase[T]{c: communication{end: receiving(ch), ch: ch}}
}

// W is the left side of the case ch <- v.
func W[T any](ch chan<- T) *SendCase[T] {
	return &SendCase[T]{communication{end: sending(ch), sends: true, ch: ch}}
}

// Val is the right side of the case ch <- v.
func (c *SendCase[T]) Val(v T) *SendCase[T] {
	c.c.value = v
	return c
}

func (c *RecvCase[T]) communication() *communication { return &c.c }

func (c *SendCase[T]) communication() *communication { return &c.c }

//go:norace
func (c *RecvCase[T]) take(sent any, ok bool) any {
	c.V, c.OK = as[T](sent), ok
	return c.V
}

func (c *SendCase[T]) take(any, bool) any { return nil }

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
		carryOut(g, cases[i])
		return i
	}
	if hasDefault {
		g.Futile()
		return -1
	}
	g.Progress()
	t := &ticket{g: g}
	for i, c := range cases {
		if m := c.communication(); m.name != nil {
			t.more = append(t.more, m.name)
			m.queue(g, t, i)
		}
	}
	t.wait()
	served(cases[t.index], t)
	return t.index
}

//go:norace
func selectOp(cases []Case) sched.Op {
	op := sched.Op{Kind: sched.Select}
	for _, c := range cases {
		p := c.communication().name
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
		if c.communication().ready(g) {
			ready = append(ready, i)
		}
	}
	return ready
}

//go:norace
func (c *communication) ready(g *sched.G) bool {
	switch {
	case c.name == nil:
		return false
	case c.sends:
		return c.model(g).canSend()
	}
	return c.model(g).canReceive()
}

//go:norace
func carryOut(g *sched.G, c Case) {
	m := c.communication()
	if m.sends {
		Note(g, m.value)
		m.model(g).send(m.value)
		return
	}
	Note(g, c.take(m.model(g).receive(m.name)))
}

//go:norace
func (c *communication) queue(g *sched.G, t *ticket, index int) {
	m, e := c.model(g), entry{ticket: t, index: index, value: c.value}
	if c.sends {
		m.senders = append(m.senders, e)
	} else {
		m.receivers = append(m.receivers, e)
	}
}

//go:norace
func served(c Case, t *ticket) {
	if m := c.communication(); !m.sends {
		c.take(t.value, t.ok)
	} else if t.closed {
		sendOnClosed()
	}
}

func selectReal(hasDefault bool, cases []Case) int {
	all := make([]reflect.SelectCase, 0, len(cases)+1)
	for _, c := range cases {
		all = append(all, genuine(c.communication()))
	}
	if hasDefault {
		all = append(all, reflect.SelectCase{Dir: reflect.SelectDefault})
	}
	i, v, ok := reflect.Select(all)
	if i == len(cases) {
		return -1
	}
	if ok {
		cases[i].take(v.Interface(), true)
	}
	return i
}

// genuine is no method: every package with a select would get all that reflect can
// do among what it says of the types of its cases.
func genuine(c *communication) reflect.SelectCase {
	ch := reflect.ValueOf(c.ch)
	if !c.sends {
		return reflect.SelectCase{Dir: reflect.SelectRecv, Chan: ch}
	}
	v := reflect.New(ch.Type().Elem()).Elem()
	if c.value != nil {
		v.Set(reflect.ValueOf(c.value))
	}
	return reflect.SelectCase{Dir: reflect.SelectSend, Chan: ch, Send: v}
}
