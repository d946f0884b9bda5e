package sched

import "unsafe"

// Act carries out f, which a timer's fire function does, in the timer's own
// name. Whoever decides has nothing to do with what happens there: edges made
// in its name would order what the program leaves unordered.
//
//go:norace
func (t *Timer) Act(f func(g *G)) {
	r := t.g.run
	decider := r.cur
	r.cur = t.g
	f(t.g)
	r.cur = decider
}

// LookAtClock stops before a look at the clock where the clock may move while
// somebody can run. Everywhere else all looks between two moves of the clock
// see the same, whatever their order.
//
//go:norace
func LookAtClock() {
	if g := Current(); g != nil && g.run.EarlyTime {
		At(Load, Read, unsafe.Pointer(&g.run.Now), nil)
		g.Futile()
	}
}

// Unwinding reports whether the schedule is over and the running goroutine is
// only being taken out of the program. What it does on its way out is not part
// of the program.
//
//go:norace
func (g *G) Unwinding() bool { return g.run.killing }
