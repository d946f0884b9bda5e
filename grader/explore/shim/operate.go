package shim

import (
	"reflect"
	"strconv"

	"interleave/grader/explore/sched"
)

// A Sender is the left side of a send statement. The value is the parameter of
// a method of it, so that it converts as it does in the statement.
type Sender[T any] struct{ ch chan<- T }

// To evaluates the channel of a send statement.
func To[T any](ch chan<- T) Sender[T] { return Sender[T]{ch} }

// Send is ch <- v.
//
//go:norace
func (s Sender[T]) Send(v T) {
	g := sched.Current()
	if g == nil {
		s.ch <- v
		return
	}
	ch := receiveEnd(s.ch)
	at(g, sched.Send, ch)
	c := model(g, ch)
	note(g, v)
	g.Progress()
	if c.canSend() {
		c.send(v)
		return
	}
	t := &ticket{g: g}
	c.senders = append(c.senders, entry[T]{ticket: t, value: &v})
	t.wait()
	if t.closed {
		sendOnClosed()
	}
}

// at stops before an operation on a channel; on a nil channel for ever.
//
//go:norace
func at[T any](g *sched.G, kind sched.Kind, ch <-chan T) {
	g.Op = sched.Op{Kind: kind, Object: name(ch)}
	if ch == nil {
		g.Op.Waiter = sched.Never
	}
	g.Gate()
}

func note[T any](g *sched.G, v T) {
	if g.Recording() {
		g.Note(show(v))
	}
}

// show writes a value for a trace. Only plain values say anything there, and
// methods of the program's own must not run.
func show(v any) string {
	r := reflect.ValueOf(v)
	switch {
	case !r.IsValid():
		return "nil"
	case r.CanInt():
		return strconv.FormatInt(r.Int(), 10)
	case r.CanUint():
		return strconv.FormatUint(r.Uint(), 10)
	case r.CanFloat():
		return strconv.FormatFloat(r.Float(), 'g', -1, 64)
	case r.Kind() == reflect.Bool:
		return strconv.FormatBool(r.Bool())
	case r.Kind() == reflect.String:
		return strconv.Quote(r.String())
	case r.Kind() == reflect.Pointer && r.IsNil():
		return "nil"
	}
	return ""
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
	at(g, sched.Receive, ch)
	c := model(g, ch)
	g.Progress()
	if c.canReceive() {
		v, ok = c.receive(ch)
		note(g, v)
		return v, ok
	}
	t := &ticket{g: g}
	c.receivers = append(c.receivers, entry[T]{ticket: t, value: &v})
	t.wait()
	return v, t.ok
}

// Close is close(ch).
//
//go:norace
func Close[T any](ch chan<- T) {
	g := sched.Current()
	if g == nil {
		close(ch)
		return
	}
	end := receiveEnd(ch)
	if end == nil {
		closeNil()
	}
	at(g, sched.Close, end)
	c := model(g, end)
	if c.closed {
		closeTwice()
	}
	g.Progress()
	c.shut(name(end))
}

// Closing is close as the operand of a go statement.
func Closing[T any](ch chan<- T) func() { return func() { Close(ch) } }

// Len is len(ch).
//
//go:norace
func Len[T any](ch <-chan T) int {
	g := sched.Current()
	if g == nil || ch == nil {
		return len(ch)
	}
	g.Op = sched.Op{Kind: sched.Length, Effect: sched.Read, Object: name(ch)}
	g.Gate()
	g.Futile()
	n := min(model(g, ch).n, cap(ch)) // a timer's channel looks unbuffered
	note(g, n)
	return n
}

// A Ranger is the channel of a range loop.
type Ranger[T any] struct{ ch <-chan T }

// Range begins a range loop over ch that has no variable or an outer one.
func Range[T any](ch <-chan T) *Ranger[T] { return &Ranger[T]{ch} }

// RangeV begins a range loop over ch that declares its variable.
func RangeV[T any](ch <-chan T) (*Ranger[T], T) {
	var zero T
	return &Ranger[T]{ch}, zero
}

// Next receives the next value into p, if p is not nil, and reports whether
// there was one.
func (r *Ranger[T]) Next(p *T) bool {
	v, ok := Recv2(r.ch)
	if ok && p != nil {
		*p = v
	}
	return ok
}

// Len is len of a channel whose type is a type parameter.
func (s Sender[T]) Len() int { return Len(receiveEnd(s.ch)) }
