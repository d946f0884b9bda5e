package sched

import (
	"fmt"
	"runtime"
	"unsafe"
)

// callers notes where the running goroutine is, for a schedule that somebody
// will look at. It is far too slow for the thousands that nobody will.
//
//go:norace
func callers() []uintptr {
	pcs := make([]uintptr, 64)
	return pcs[:runtime.Callers(2, pcs)]
}

// Note records the value that the running goroutine's latest operation read or
// wrote, while recording.
//
//go:norace
func (g *G) Note(value string) {
	switch {
	case g.last < 0:
	case g.run.Watching:
		e := &g.run.Events[g.last]
		e.Seen = Mix(e.Seen, value)
	case g.run.recording():
		g.run.Events[g.last].Value = value
	}
}

// Mix adds words to a sum, of which their order is a part.
//
//go:norace
func Mix(sum uint64, words string) uint64 {
	const prime = 1099511628211 // of the FNV sums
	for i := range len(words) {
		sum = (sum ^ uint64(words[i])) * prime
	}
	return (sum ^ uint64(len(words))) * prime
}

// Recording reports whether anybody will look at values in this schedule.
//
//go:norace
func (g *G) Recording() bool { return g.run.Watching || g.run.recording() }

// Watching reports whether values in shared memory matter though no access to it
// is a step.
//
//go:norace
func (g *G) Watching() bool { return g.run.Watching }

//go:norace
func (r *Run) recording() bool { return r.Recording && len(r.Events) >= r.Skip }

// Fine reports whether accesses to shared memory are scheduling points.
//
//go:norace
func (g *G) Fine() bool { return g.run.Fine }

// A Held lock can say who holds it.
type Held interface{ Holder() *G }

//go:norace
func (r *Run) blocked(g *G) {
	if r.Recording && g.last >= 0 {
		r.Events[g.last].Waits = true
	}
}

// An Obstacle says why a goroutine cannot go on.
type Obstacle struct {
	G       *G
	Kind    Kind           // what it wants to do
	Object  unsafe.Pointer // to what
	Stalled bool           // it could perhaps, but the suite keeps it where it is
	Ready   bool           // it could, but the schedule is over
	Holder  *G             // who keeps it from that, nil if that cannot be said
	Stack   []uintptr      // while recording
}

// Blocked lists the goroutines that had not returned at the end of the
// schedule, in order of creation.
func (r *Run) Blocked() []Obstacle { return r.obstacles }

// Pending lists, as if they came next, the operations that were never carried
// out because the schedule was over. A strategy that looks for orders it has
// not tried needs them: who waits in vain for a lock could have come first.
func (r *Run) Pending() []Event { return r.pending }

// isPending leaves out what is not due, and at the end of a redundant schedule
// what could have been carried out: it was, in the schedule that this one is
// like.
//
//go:norace
func (r *Run) isPending(g *G) bool {
	if g.state != parked || g.stalled || g.Op.transparent() {
		return false
	}
	ready := g.Op.Waiter == nil || g.Op.Waiter.Ready(g)
	if g.Op.Waiter == isDue {
		return ready && r.Reason != Redundant
	}
	return !ready || r.Reason != Redundant
}

// settle notes who is left before the leftovers are taken out.
//
//go:norace
func (r *Run) settle() {
	r.obstacles, r.pending = r.obstacles[:0], r.pending[:0]
	for _, g := range r.gs {
		if r.isPending(g) {
			r.pending = append(r.pending, r.event(g))
		}
		if g.state != parked || g.fire != nil || g.latent {
			continue
		}
		o := Obstacle{G: g, Kind: g.Op.Kind, Object: g.Op.Object, Stack: g.stack, Stalled: g.stalled, Ready: g.Op.Waiter == nil || g.Op.Waiter.Ready(g)}
		if o.Kind == Resume {
			o.Kind = g.waiting
		}
		if held, ok := g.Op.Waiter.(Held); ok {
			o.Holder = held.Holder()
		} else if g.held != nil {
			o.Holder = g.held.Holder()
		}
		r.obstacles = append(r.obstacles, o)
	}
}

// Always sets a condition that is checked whenever a goroutine reaches a gate.
// It returns what is wrong, or "". It reads state of the suite that no lock
// protects, which the race detector could not but report; so it is checked only
// where that is not watching, and there on the same schedules.
func (r *Run) Always(invariant func() string) {
	if !RaceBuild {
		r.invariant = invariant
	}
}

func (r *Run) check() {
	invariant := r.invariant
	r.invariant = nil // not while it is being checked
	if problem := invariant(); problem != "" {
		Fail("invariant", problem)
	}
	r.invariant = invariant
}

// longest is how much of a panic's text is kept. A submission may panic with as
// much as it likes.
const longest = 4 << 10

//go:norace
func (r *Run) panicked(g *G, caught any) {
	text := fmt.Sprint(caught)
	r.fail(g, "panic", text[:min(len(text), longest)])
}

// Exertion is how many steps the goroutine has taken, with those of goroutines
// and timers that it has started.
//
//go:norace
func (g *G) Exertion() int {
	steps := 0
	for _, other := range g.run.gs {
		if other.origin == g {
			steps += other.Steps
		}
	}
	return steps
}

// Blocked reports whether the goroutine waits for something that has not come.
//
//go:norace
func (g *G) Blocked() bool {
	if g.state != parked {
		return false
	}
	return g.Op.Waiter != nil && !g.Op.Waiter.Ready(g)
}

// Order gives the object at p a number, in order of first mention within the
// schedule. Unlike an address it is the same on every run.
//
//go:norace
func Order(p unsafe.Pointer) int {
	g := Current()
	if g == nil {
		return 0
	}
	keys := &g.run.keys
	if n, ok := keys.get(p).(int); ok {
		return n
	}
	keys.put(p, keys.n+1)
	return keys.n
}
