package strategy

import (
	"math"
	"math/bits"

	"interleave/grader/explore/sched"
)

// An analysis orders the events of a schedule by dependency, and finds pairs
// that are next to each other in that order and could change places.
//
// Its functions are not instrumented for the race detector, which would look for
// races in memory that only the explorer has: in the race leg that took more time
// than everything else together.
type analysis struct {
	clocks  [][]int32 // per event: the latest event of each goroutine before it, plus one
	at      [64]int   // per goroutine: its latest event, plus one
	epochs  []epoch   // in order
	pre     []int32   // what must come before the event that is being ordered
	racing  []int32   // pre, and what came before the races found so far
	width   int       // goroutines in this schedule
	checked int       // events before this one are as in the schedule before
}

// An epoch begins when nobody can run and time passes, or all are still. Who
// comes to an operation in it comes after everything in the epochs before.
type epoch struct {
	event int     // the first
	at    [64]int // per goroutine: its latest event before, plus one
}

// keep says that the events before this one will be the same next time.
func (a *analysis) keep(event int) { a.checked = event }

//go:norace
func (a *analysis) run(r *sched.Run, s *Exhaustive) {
	a.at, a.epochs = [64]int{}, a.epochs[:0]
	a.width = min(len(r.Goroutines()), 64)
	for j := range r.Events {
		e := &r.Events[j]
		if e.Barrier {
			a.epochs = append(a.epochs, epoch{event: j, at: a.at})
		}
		a.room(j)
		if j >= a.checked {
			a.order(r, s, j)
		}
		if e.G.ID < 64 {
			a.at[e.G.ID] = j + 1
		}
	}
	a.checked = len(r.Events)
	a.never(r, s)
}

// never does the same for the operations that the schedule did not come to.
//
//go:norace
func (a *analysis) never(r *sched.Run, s *Exhaustive) {
	end := len(r.Events)
	a.room(end)
	for _, e := range r.Pending() {
		if e.G.ID > 63 {
			s.TooLarge = true
			return
		}
		r.Events = append(r.Events, e)
		a.order(r, s, end)
		r.Events = r.Events[:end]
	}
}

// room makes sure that there is a clock for event j.
//
//go:norace
func (a *analysis) room(j int) {
	if j == len(a.clocks) {
		a.clocks = append(a.clocks, nil)
	}
}

// order computes what happened before event j, and records the races that it
// is the second half of.
//
//go:norace
func (a *analysis) order(r *sched.Run, s *Exhaustive, j int) {
	e := &r.Events[j]
	a.pre = a.before(r, j)
	clock := append(a.clocks[j][:0], a.pre...)
	racing := append(a.racing[:0], a.pre...)
	a.racing = racing
	for i, known := j-1, a.known(racing, e.G.ID); i >= known; i-- {
		other := &r.Events[i]
		if other.G == e.G || !e.Op.DependsOn(&other.Op) {
			continue
		}
		join(clock, a.clocks[i])
		if has(racing, other.G.ID, i) || enabler(r, i, j) {
			continue
		}
		a.reverse(r, s, i, j)
		if e.Op.Waiter == nil { // otherwise it may be what came before i that keeps it from going there
			join(racing, a.clocks[i])
			known = a.known(racing, e.G.ID)
		}
	}
	clock[e.G.ID] = int32(j + 1)
	a.clocks[j] = clock
}

// known is the event before which everything that other goroutines did has happened
// before what the clock says, so that there is nothing new to find: in a long
// schedule, most of it.
//
//go:norace
func (a *analysis) known(clock []int32, id int) int {
	known := math.MaxInt
	for g, n := range clock {
		if g != id && int(n) < a.at[g] {
			known = min(known, int(n))
		}
	}
	return known
}

// before is what must come before event j whatever it depends on: what its
// goroutine did, what woke or created it, whose end it waited for, and earlier
// epochs.
//
//go:norace
func (a *analysis) before(r *sched.Run, j int) []int32 {
	e := &r.Events[j]
	clock := a.pre[:0]
	before := a.earlier(e)
	for _, n := range before[:a.width] {
		clock = append(clock, int32(n))
	}
	if n := a.at[e.G.ID]; n > 0 {
		join(clock, a.clocks[n-1])
	}
	if e.After >= 0 {
		join(clock, a.clocks[e.After])
	}
	for _, g := range e.Joins {
		if n := a.at[g.ID]; n > 0 {
			join(clock, a.clocks[n-1])
		}
	}
	return clock
}

// earlier returns what happened in the epochs before the one in which the
// event's goroutine came to it. Who has waited for a lock since an earlier epoch
// could have had it then.
//
//go:norace
func (a *analysis) earlier(e *sched.Event) *[64]int {
	for i := len(a.epochs) - 1; i >= 0; i-- {
		if began := &a.epochs[i]; e.Since > began.event || opensEpoch(e.Op.Kind) {
			return &began.at
		}
	}
	return &nothing
}

// nothing has happened before the first epoch. Nobody writes to it.
var nothing [64]int

// opensEpoch reports whether operations of a kind wait for a new epoch to begin.
func opensEpoch(k sched.Kind) bool {
	return k == sched.Sleep || k == sched.Fire || k == sched.Clock || k == sched.Quiesce
}

// join adds what happened before in other. The two may come from schedules
// with different numbers of goroutines: of those that only one of them knows,
// nothing happened before.
//
//go:norace
func join(clock, other []int32) {
	for i, n := range other[:min(len(clock), len(other))] {
		if n > clock[i] {
			clock[i] = n
		}
	}
}

//go:norace
func has(clock []int32, id, event int) bool { return id < len(clock) && clock[id] > int32(event) }

// enabler reports whether event j could not have been carried out right before
// event i, so that the two cannot change places: an unlock and the lock after
// it. To call that a race would hide the real one, between the two locks.
//
//go:norace
func enabler(r *sched.Run, i, j int) bool {
	first, second := &r.Events[i], &r.Events[j]
	waits := second.Op.Waiter != nil
	if waits && first.Op.Opens() {
		return true
	}
	if set(first.Enabled).has(second.G.ID) {
		return false
	}
	if waits && i >= second.Since {
		return true // it was waiting already, and in vain
	}
	for k := i + 1; k <= j; k++ {
		if e := &r.Events[k]; e.Enabled != 0 {
			return k == j || e.G != second.G && set(e.Enabled).has(second.G.ID)
		}
	}
	return false
}

// reverse makes sure that a schedule in which event j comes before event i will
// be tried: at the decision for i, somebody must go who can begin what follows
// i without depending on it.
//
//go:norace
func (a *analysis) reverse(r *sched.Run, s *Exhaustive, i, j int) {
	n := s.node(i)
	if n == nil {
		return
	}
	initials := a.initials(r, i, j) & n.enabled
	if initials == 0 || initials&(n.backtrack|n.sleep) != 0 {
		if initials == 0 {
			n.backtrack |= n.enabled // nothing is known: try everybody
		}
		return
	}
	if id := r.Events[j].G.ID; initials.has(id) {
		n.backtrack |= one(id)
		return
	}
	n.backtrack |= one(bits.TrailingZeros64(uint64(initials)))
}

// initials returns the goroutines that could go first in a schedule of the
// events after i that do not depend on i, and then j.
//
//go:norace
func (a *analysis) initials(r *sched.Run, i, j int) set {
	var first, seen set
	p := r.Events[i].G.ID
	var rest []int
	for k := i + 1; k <= j; k++ {
		id := r.Events[k].G.ID
		if k < j && (id == p || has(a.clocks[k], p, i)) {
			continue
		}
		if !seen.has(id) && a.free(r, rest, k, j) {
			first |= one(id)
		}
		seen |= one(id)
		rest = append(rest, k)
	}
	return first
}

// free reports whether none of the events before k happened before it.
//
//go:norace
func (a *analysis) free(r *sched.Run, before []int, k, j int) bool {
	clock := a.clocks[k]
	if k == j {
		clock = a.pre // its clock is being computed
	}
	for _, m := range before {
		if has(clock, r.Events[m].G.ID, m) {
			return false
		}
		if k == j && r.Events[k].Op.DependsOn(&r.Events[m].Op) {
			return false
		}
	}
	return true
}
