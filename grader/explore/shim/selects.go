package shim

import (
	"reflect"

	"interleave/grader/explore/sched"
)

// A Case is one communication of a select statement, whatever the type of its values.
type Case struct {
	end
	sends bool
	ch    any // the real channel
	value any // what it sends, or what it has received
	zero  any // what it receives when the channel is closed

	OK bool // whether what it has received is a value that was sent
}

// A RecvCase is a case that receives.
type RecvCase[T any] struct{ Case *Case }

// R is the case <-ch.
func R[T any](ch <-chan T) RecvCase[T] {
	var zero T
	return RecvCase[T]{&Case{end: receiving(ch), ch: ch, zero: zero}}
}

// V is the value that was received.
func V[T any](c RecvCase[T]) T { return as[T](c.Case.value) }

// W is the case ch <- v: W(ch)(v).
func W[T any](ch chan<- T) func(v T) *Case {
	return func(v T) *Case { return &Case{end: sending(ch), sends: true, ch: ch, value: v} }
}

// take hands over what was received.
//
//go:norace
func (c *Case) take(sent any, ok bool) {
	if c.value, c.OK = sent, ok; !ok {
		c.value = c.zero
	}
}

// Select carries out a select statement and returns the number of the case
// that was served, -1 for the default case. Which of several ready ones it is
// is explored.
//
//go:norace
func Select(hasDefault bool, cases ...*Case) int {
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
		if c.name != nil {
			t.more = append(t.more, c.name)
			c.queue(g, t, i)
		}
	}
	t.wait()
	served(cases[t.index], t)
	return t.index
}

//go:norace
func selectOp(cases []*Case) sched.Op {
	op := sched.Op{Kind: sched.Select}
	for _, c := range cases {
		switch {
		case c.name == nil:
		case op.Object == nil:
			op.Object = c.name
		default:
			op.More = append(op.More, c.name)
		}
	}
	return op
}

//go:norace
func readyCases(g *sched.G, cases []*Case) []int {
	var ready []int
	for i, c := range cases {
		if c.ready(g) {
			ready = append(ready, i)
		}
	}
	return ready
}

//go:norace
func (c *Case) ready(g *sched.G) bool {
	switch {
	case c.name == nil:
		return false
	case c.sends:
		return c.model(g).canSend()
	}
	return c.model(g).canReceive()
}

//go:norace
func carryOut(g *sched.G, c *Case) {
	if m := c.model(g); c.sends {
		Note(g, c.value)
		m.send(c.value)
	} else {
		c.take(m.receive(c.name))
		Note(g, c.value)
	}
}

//go:norace
func (c *Case) queue(g *sched.G, t *ticket, index int) {
	m, e := c.model(g), entry{ticket: t, index: index, value: c.value}
	if c.sends {
		m.senders = append(m.senders, e)
	} else {
		m.receivers = append(m.receivers, e)
	}
}

//go:norace
func served(c *Case, t *ticket) {
	if !c.sends {
		c.take(t.value, t.ok)
	} else if t.closed {
		sendOnClosed()
	}
}

func selectReal(hasDefault bool, cases []*Case) int {
	all := make([]reflect.SelectCase, 0, len(cases)+1)
	for _, c := range cases {
		all = append(all, genuine(c))
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
// do, because the compiler reads what the methods of its cases give and take.
func genuine(c *Case) reflect.SelectCase {
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
