package shim

import (
	"interleave/grader/explore/sched"
)

// Send is ch <- v: Send(ch)(v). The value is the parameter of the function that it
// returns, so that it converts as it does in the statement.
func Send[T any](ch chan<- T) func(v T) {
	return func(v T) {
		if g := sched.Current(); g != nil {
			send(g, sending(ch), v)
			return
		}
		ch <- v
	}
}

//go:norace
func send(g *sched.G, to end, v any) {
	at(g, sched.Send, to)
	c := to.model(g)
	Note(g, v)
	g.Progress()
	if c.canSend() {
		c.send(v)
		return
	}
	t := &ticket{g: g}
	c.senders = append(c.senders, entry{ticket: t, value: v})
	t.wait()
	if t.closed {
		sendOnClosed()
	}
}

// at stops before an operation on a channel; on a nil channel for ever.
//
//go:norace
func at(g *sched.G, kind sched.Kind, e end) {
	g.Op = sched.Op{Kind: kind, Object: e.name}
	if e.name == nil {
		g.Op.Waiter = sched.Never
	}
	g.Gate()
}

// Recv is <-ch.
func Recv[T any](ch <-chan T) T {
	v, _ := Recv2(ch)
	return v
}

// Recv2 is v, ok := <-ch.
//
//go:norace
func Recv2[T any](ch <-chan T) (v T, ok bool) {
	g := sched.Current()
	if g == nil {
		v, ok = <-ch
		return v, ok
	}
	sent, ok, waited := receive(g, receiving(ch))
	if v = as[T](sent); !waited {
		Note(g, v)
	}
	return v, ok
}

//go:norace
func receive(g *sched.G, from end) (sent any, ok, waited bool) {
	at(g, sched.Receive, from)
	c := from.model(g)
	g.Progress()
	if c.canReceive() {
		sent, ok = c.receive(from.name)
		return sent, ok, false
	}
	t := &ticket{g: g}
	c.receivers = append(c.receivers, entry{ticket: t})
	t.wait()
	return t.value, t.ok, true
}

// Close is close(ch).
//
//go:norace
func Close[T any](ch chan<- T) {
	if g := sched.Current(); g != nil {
		closeAt(g, sending(ch))
		return
	}
	close(ch)
}

//go:norace
func closeAt(g *sched.G, e end) {
	if e.name == nil {
		closeNil()
	}
	at(g, sched.Close, e)
	c := e.model(g)
	if c.closed {
		closeTwice()
	}
	g.Progress()
	c.shut(e.name)
}

// Closing is close as the operand of a go statement.
func Closing[T any](ch chan<- T) func() { return func() { Close(ch) } }

// Len is len(ch).
func Len[T any](ch <-chan T) int { return length(receiving(ch), len(ch)) }

// length is how many values are in a channel; outside of a schedule, as many as
// there really are.
//
//go:norace
func length(e end, there int) int {
	g := sched.Current()
	if g == nil || e.name == nil {
		return there
	}
	g.Op = sched.Op{Kind: sched.Length, Effect: sched.Read, Object: e.name}
	g.Gate()
	g.Futile()
	n := min(e.model(g).n, e.room) // a timer's channel looks unbuffered
	Note(g, n)
	return n
}

// Range begins a range loop over ch that has no variable or an outer one. Each call
// of the function that it returns receives the next value into *p, if p is not nil,
// and reports whether there was one.
func Range[T any](ch <-chan T) func(p *T) bool {
	return func(p *T) bool {
		v, ok := Recv2(ch)
		if ok && p != nil {
			*p = v
		}
		return ok
	}
}

// RangeV begins a range loop over ch that declares its variable.
func RangeV[T any](ch <-chan T) (next func(p *T) bool, v T) { return Range(ch), v }

// LenOut is len of a channel that can only be sent to.
func LenOut[T any](ch chan<- T) int { return length(sending(ch), len(ch)) }
