package context

import (
	"context"
	"unsafe"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
)

// An after starts a function when its parent ends.
type after struct {
	node
	f       func()
	settled bool // f was started, or never will be
	edge    byte // address of the edge from AfterFunc to f
}

// AfterFunc is [context.AfterFunc].
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	if sched.Current() == nil {
		return context.AfterFunc(ctx, f)
	}
	a := newAfter(ctx, f)
	a.attach(a)
	return a.stop
}

//go:norace
func newAfter(parent Context, f func()) *after {
	a := &after{node: *newNode(parent), f: f}
	sched.ReleaseMerge(unsafe.Pointer(&a.edge))
	return a
}

//go:norace
func (a *after) cancel(err, cause error) {
	sched.At(sched.Cancel, sched.Write, a.object(), nil)
	a.end(err, cause)
}

//go:norace
func (a *after) end(err, cause error) {
	a.finish(err, cause)
	if a.settled {
		return
	}
	a.settled = true
	sched.Acquire(unsafe.Pointer(&a.edge))
	go shim.Go(a.f)() // nobody waits for it, as with the real one
}

//go:norace
func (a *after) stop() bool {
	g := sched.At(sched.Cancel, sched.Write, a.object(), nil)
	stopped := !a.settled
	shim.Note(g, stopped)
	if !stopped {
		return false
	}
	a.settled = true
	a.finish(Canceled, nil)
	a.depart()
	return true
}
