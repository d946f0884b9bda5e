package context

import (
	"unsafe"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/shim/time"
)

// A node is a context that can be cancelled.
type node struct {
	Context
	done     chan struct{}
	err      error // why it is done, nil if it is not
	cause    error
	children []child
	timer    *sched.Timer
	due      int64     // fake time at which the timer fires
	deadline time.Time // if timed
	timed    bool
	leave    func() bool // takes it out of a parent of the program's own
}

// A canceler ends with its parent.
type canceler interface {
	// cancel ends it in a step of its own.
	cancel(err, cause error)

	// end ends it in the current step, and its children in one each.
	end(err, cause error)
}

// A child keeps its place among its siblings by who made it, and when that
// goroutine did: the order in which different goroutines came must not show, or
// it would have to be explored.
type child struct {
	canceler
	creator, step int
}

// nodeKey is what a node returns itself for.
var nodeKey int

//go:norace
func newNode(parent Context) *node {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return &node{Context: parent, done: make(chan struct{})}
}

//go:norace
func (n *node) object() unsafe.Pointer { return shim.Object(n.done) }

// Done is [context.Context.Done]. The channel never changes, so to look at it
// is no step.
//
//go:norace
func (n *node) Done() <-chan struct{} { return n.done }

// Err is [context.Context.Err].
//
//go:norace
func (n *node) Err() error {
	g := n.look()
	if g != nil {
		g.Futile()
		noteErr(g, n.err)
	}
	return n.err
}

// noteErr leaves out errors that the program defines: their methods must not
// run for the sake of a trace.
//
//go:norace
func noteErr(g *sched.G, err error) {
	switch err {
	case nil:
		g.Note("nil")
	case Canceled, DeadlineExceeded:
		g.Note(err.Error())
	}
}

//go:norace
func (n *node) why() error {
	n.look()
	return n.cause
}

//go:norace
func (n *node) look() *sched.G {
	g := sched.At(sched.Access, sched.Read, n.object(), nil)
	if n.err != nil {
		sched.Acquire(n.object())
	}
	return g
}

// Value is [context.Context.Value].
//
//go:norace
func (n *node) Value(key any) any {
	if key == &nodeKey {
		return n
	}
	return n.Context.Value(key)
}

// Deadline is [context.Context.Deadline].
//
//go:norace
func (n *node) Deadline() (deadline time.Time, ok bool) {
	if n.timed {
		return n.deadline, true
	}
	return n.Context.Deadline()
}

// String says how the context was made.
//
//go:norace
func (n *node) String() string {
	if n.timed {
		return name(n.Context) + ".WithDeadline(" + n.deadline.String() + " [" + time.Until(n.deadline).String() + "])"
	}
	return name(n.Context) + ".WithCancel"
}
