package testing

import (
	"unsafe"

	"interleave/grader/explore/sched"
)

// A state says how far a test has come.
type state uint8

const (
	waits    state = 1 << iota // for its parent's return
	released                   // by that
	over                       // with everything that belongs to it
)

// become changes the state in a step that others can see.
//
//go:norace
func (t *T) become(s state) {
	sched.At(sched.Signal, sched.Write, unsafe.Pointer(t), nil).Progress()
	sched.ReleaseMerge(unsafe.Pointer(t))
	t.state = s
}

// end is no step: that its goroutine ends is seen by all who wait for it.
//
//go:norace
func (t *T) end() { t.state = over }

// An until waits for one of several states.
type until struct {
	t      *T
	states state
}

// Ready reports whether the test has come to one of them.
//
//go:norace
func (u *until) Ready(*sched.G) bool { return u.t.state&u.states != 0 }

// await waits until the test has come to one of the states, and reports whether
// it is over.
//
//go:norace
func (t *T) await(states state) (ended bool) {
	g := sched.At(sched.Wait, sched.Write, unsafe.Pointer(t), &until{t, states})
	sched.Acquire(unsafe.Pointer(t))
	if t.state == over {
		g.Join(t.g)
	}
	return t.state == over
}
