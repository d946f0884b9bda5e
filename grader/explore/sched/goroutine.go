package sched

import (
	"runtime"
	"unsafe"
)

type state uint8

const (
	idle    state = iota // not used in this schedule
	parked               // at a gate
	running              // the only one
	done                 // returned
)

// A G is one goroutine under control, or a timer, which takes steps as well.
type G struct {
	ID       int    // in order of creation, 0 for the scenario's own
	Name     string // as the suite calls it; "" if the program started it
	Op       Op     // what it is about to do
	Priority uint64 // for strategies; 0 in a new schedule
	Steps    int    // decisions taken for it

	run      *Run
	wake     chan struct{}
	state    state
	normal   bool        // returned without panic or Goexit
	granted  bool        // what it waits for was handed to it
	held     Held        // says who has what it waits for
	stalled  bool        // the suite keeps it where it is
	stall    *stall      // the suite may do so at any step of it
	origin   *G          // the goroutine of the scenario on whose behalf it runs
	listed   bool        // among those that can still take a step
	latent   bool        // waits for its timer before it counts as started
	waiting  Kind        // why it is blocked, while Op is Resume
	deadline int64       // fake nanoseconds at which it can go on; never if 0
	idle     func() bool // of a timer: nobody would notice if it fired
	fire     func()      // a timer's step, carried out by whoever decides
	futile   int         // steps in a row that changed nothing
	spinning bool        // has been futile for long: others first
	parent   int         // event of its creator, -1 if none
	after    int         // event that ended its wait, -1 if none
	last     int         // its latest event, -1 if none
	since    int         // how many events there were when it came to Op
	joins    []*G        // whose ends it has waited for with this step
	clock    clock       // happens-before, as Go's memory model has it
	chain    int         // its place in clocks
	touched  uint32      // when it touched memory last, by its clock
	end      byte        // address of its end for the race detector
	stack    []uintptr
	turns    int // of loops since the last gate
}

// Fork makes a goroutine that starts as soon as its creator reaches a gate. It
// is called in the creator, immediately before the go statement that calls
// [G.Run]. It is nil when no schedule is running.
//
//go:norace
func Fork(name string) *G {
	r := current
	if r == nil || r.cur == nil {
		return nil
	}
	if r.killing {
		runtime.Goexit()
	}
	g := r.newG(name)
	if name != "" {
		g.origin = g
	}
	g.state, g.Op = parked, Op{Kind: Start}
	g.parent = r.cur.last
	g.clock.set(r.cur.clock)
	r.cur.tick()
	r.alive++
	return g
}

//go:norace
func (r *Run) newG(name string) *G {
	if len(r.gs) == len(r.pool) {
		r.pool = append(r.pool, &G{wake: make(chan struct{}, 1)})
	}
	g := r.pool[len(r.gs)]
	*g = G{ID: len(r.gs), Name: name, run: r, wake: g.wake, clock: g.clock[:0], chain: unchained, parent: -1, after: -1, last: -1}
	if g.origin = g; r.cur != nil {
		g.origin = r.cur.origin
	}
	r.gs = append(r.gs, g)
	r.enlist(g)
	return g
}

// Run is the body of the goroutine: it waits for its turn, runs f, and hands
// over. A panic in f ends the schedule as a failure.
//
//go:norace
func (g *G) Run(f func()) {
	defer g.finish()
	raceOff()
	<-g.wake
	raceOn()
	g.run.live(g)
	if !RaceBuild { // there it gains nothing
		room(0)
	}
	f()
	g.normal = true
}

// room has the stack grow once, to what most goroutines need, while there is next
// to nothing on it. A new stack has 2 KiB, and to let it double twice, each time with
// more frames to move, took a tenth of a short exploration. Without i the compiler
// could see that nobody needs the array.
//
//go:noinline
func room(i int) byte {
	var stack [6 << 10]byte
	stack[i] = 1
	return stack[i/2]
}

//go:norace
func (g *G) finish() {
	caught := recover()
	r := g.run
	if caught != nil && !r.killing {
		r.panicked(g, caught)
	}
	raceRelease(unsafe.Pointer(&g.end))
	raceReleaseMerge(unsafe.Pointer(&r.end))
	raceOff()
	g.state = done
	r.alive--
	if r.killing {
		r.over <- struct{}{}
	} else {
		r.handOver(r.decide())
	}
	raceOn()
}

// Gate stops the running goroutine before the operation in g.Op until that
// operation can be carried out and the strategy wants it next.
//
//go:norace
func (g *G) Gate() {
	r := g.run
	g.turns = 0
	if r.killing {
		runtime.Goexit()
	}
	if r.invariant != nil {
		r.check()
	}
	if r.Recording {
		g.stack = callers()
	}
	raceOff()
	g.mayStall()
	g.state, g.since = parked, len(r.Events)
	if next := r.decide(); next != g {
		r.handOver(next)
		<-g.wake
	}
	raceOn()
	r.live(g)
}

// live makes g the running goroutine, or unwinds it if the schedule is over.
//
//go:norace
func (r *Run) live(g *G) {
	if r.killing {
		r.unwind(g)
	}
	g.state = running
	r.cur = g
}

//go:norace
func (r *Run) handOver(next *G) {
	if next == nil {
		r.over <- struct{}{}
		return
	}
	r.cur = next
	next.wake <- struct{}{}
}

// Await blocks the running goroutine, which has queued up somewhere, until
// somebody calls [G.Grant] on it.
//
//go:norace
func (g *G) Await() {
	g.Expect()
	g.AwaitGrant()
}

// AwaitFrom is [G.Await] where it is known who holds what is waited for.
//
//go:norace
func (g *G) AwaitFrom(held Held) {
	g.held = held
	g.Await()
	g.held = nil
}

// Expect says that a [G.Grant] from now on is meant for the next wait, for who
// queues up first and has something to do before it blocks.
//
//go:norace
func (g *G) Expect() { g.granted = false }

// AwaitGrant blocks until the grant that [G.Expect] announced has come.
//
//go:norace
func (g *G) AwaitGrant() {
	g.waiting = g.Op.Kind
	g.Op.Kind, g.Op.Waiter = Resume, granted
	g.run.blocked(g)
	g.Gate()
}

// Grant ends the wait of a goroutine that is in [G.Await].
//
//go:norace
func (g *G) Grant() {
	g.granted = true
	g.after = g.run.latest()
}

var granted Waiter = grantedWaiter{}

type grantedWaiter struct{}

//go:norace
func (grantedWaiter) Ready(g *G) bool { return g.granted }

// Current returns the running goroutine, or nil when no schedule is running.
//
//go:norace
func Current() *G {
	r := current
	if r == nil {
		return nil
	}
	return r.cur
}

// At stops the running goroutine before an operation, as [G.Gate] does, and
// returns the goroutine; nil when no schedule is running.
//
//go:norace
func At(kind Kind, effect Effect, object unsafe.Pointer, w Waiter) *G {
	g := Current()
	if g != nil {
		g.Op = Op{Kind: kind, Effect: effect, Object: object, Waiter: w}
		g.Gate()
	}
	return g
}

// Pick lets the strategy choose a number below n; it is 0 when no schedule is
// running.
//
//go:norace
func Pick(n int) int {
	g := Current()
	if g == nil || n <= 1 {
		return 0
	}
	if g.run.killing {
		runtime.Goexit()
	}
	return g.run.choose(g, n)
}

// Turn counts one turn of a loop. A loop that has turned for long without
// meeting a gate meets one here, so that others can go on meanwhile.
//
//go:norace
func (g *G) Turn() {
	if g.turns++; g.turns < freeTurns {
		return
	}
	g.turns = 0
	g.Op = Op{Kind: Yield}
	g.Gate()
	g.futile += futileSteps / 4 // so many turns have looked at nothing that could change
	g.Futile()
}
