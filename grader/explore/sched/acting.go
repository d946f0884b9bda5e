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
	if g := Current(); g != nil && (g.run.EarlyTime || g.run.Moments) {
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

// Concerns says that the step just taken was about more objects than its
// operation said beforehand: it served a goroutine that waited at several.
//
//go:norace
func Concerns(more []unsafe.Pointer) {
	if r := current; r != nil && len(more) > 1 && len(r.Events) > 0 {
		op := &r.Events[len(r.Events)-1].Op
		op.More = append(op.More[:len(op.More):len(op.More)], more...)
	}
}

// Idle sets the condition under which nobody would notice that the timer fires.
// While it holds, the clock does not move for the timer's sake. It is asked by
// whoever decides, so it must be marked norace.
//
//go:norace
func (t *Timer) Idle(unnoticed func() bool) { t.g.idle = unnoticed }
