package sched

import (
	"runtime"
	"unsafe"
)

// A Strategy chooses which goroutine runs next. It outlives the schedules of
// one exploration, so it can remember what it has tried.
//
// Next and Choose are called on whatever goroutine has just parked. Strategies
// must therefore mark them norace, and use no maps in them.
type Strategy interface {
	// Begin starts the next schedule. It returns false when there is nothing
	// left to try.
	Begin() bool

	// Next picks one of the goroutines that can run. They are never none and
	// come in order of creation. A negative answer ends the schedule: whatever
	// could follow has been tried.
	Next(r *Run, enabled []*G) int

	// Choose picks a number below n, which is at least 2.
	Choose(r *Run, n int) int

	// End is told that the schedule is over; r.Events holds what happened.
	End(r *Run)
}

// A Reason says why a schedule came to its end.
type Reason uint8

// The reasons.
const (
	Open      Reason = iota // it has not
	Finished                // every goroutine returned
	Stuck                   // somebody is left, nobody can ever run again
	Failing                 // Failure says what broke
	Cut                     // the step limit: says nothing about the program
	Spun                    // only spinning goroutines are left, and nothing changes
	Redundant               // the strategy has seen all that could follow
)

// A Failure is what ended a schedule before its time.
type Failure struct {
	Kind    string // "panic", "fatal", or a class that the suite named
	Message string
	G       *G
	Stack   []uintptr
}

// An Event is one decision: a goroutine carried out an operation.
type Event struct {
	G       *G
	Op      Op
	Enabled uint64    // goroutines that could have run, by ID; 0 if it was no decision
	N       int       // of a choice: how many answers there were
	Answer  int       // of a choice
	After   int       // an earlier event that this one had to wait for, -1 if none
	Joins   []*G      // goroutines whose end it waited for
	Barrier bool      // time has passed before it, or all were still: a new epoch begins
	Since   int       // how many events there were when its goroutine came to it
	Now     int64     // fake nanoseconds since the start
	Value   string    // read or written, while recording
	Seen    uint64    // sum of all that its goroutine has read and written from here to its next event, while watching
	Waits   bool      // had to queue up
	Holder  *G        // who kept it waiting, while recording
	Stack   []uintptr // of the goroutine, while recording
}

// A Run carries out one schedule after the other.
type Run struct {
	Strategy  Strategy
	Steps     int        // decisions so far in this schedule
	Limit     int        // decisions after which a schedule is cut
	EarlyTime bool       // time may move although somebody can run
	Skip      int        // while recording: the first events, of which there are too many to be looked at
	Moments   bool       // time may do so for a moment: see Moment
	Timed     bool       // in some schedule so far, Moments would have made or has made a difference
	Recording bool       // events carry stacks and values
	Watching  bool       // events carry sums of values, those in shared memory too
	Fine      bool       // shared memory is a scheduling point too
	Reset     func()     // sets up package state; called in the first goroutine
	Events    []Event    // of this schedule
	Reason    Reason     // why it ended
	Failure   Failure    // if Reason is Failing
	Races     []DataRace // unordered accesses in this schedule
	Now       int64      // fake nanoseconds; see FakeNow
	Last      *G         // who took the latest decision
	Late      bool       // the clock went on for long after goroutine 0 had returned, and was stopped
	Hurried   bool       // the clock has moved although somebody could run, in any schedule so far
	Preempted int        // switches away from a goroutine that could go on
	invariant func() string
	gs        []*G
	list      []*G
	chains    []*G  // the last of each; see enchain
	moved     int   // step at which the clock moved last
	quiet     int64 // when it last moved because nobody could run
	pool      []*G
	enabled   []*G
	cur       *G
	alive     int // started goroutines that have not returned
	killing   bool
	published bool // second round of killing
	barrier   bool // the next event comes after everything before it
	rounds    int  // of nothing but spinning
	overtime  int  // moves of the clock since goroutine 0 returned
	over      chan struct{}
	end       byte
	kept      table
	syncs     table
	memory    table
	keys      table
	clockG    *G
	obstacles []Obstacle
	pending   []Event
}

// current is the schedule that is being carried out. At most one is: a process
// explores one scenario after the other.
var current *Run

// NewRun returns a Run that follows strategy and cuts schedules at limit.
func NewRun(strategy Strategy, limit int) *Run {
	return &Run{
		Strategy: strategy, Limit: limit,
		Events: make([]Event, 0, 256), gs: make([]*G, 0, 64), over: make(chan struct{}, 1),
	}
}

// Once carries out one schedule of body, in which body is goroutine 0. It
// returns when every goroutine that was started is gone.
//
//go:norace
func (r *Run) Once(body func()) {
	r.begin()
	g := r.newG("")
	g.state, g.Op = parked, Op{Kind: Start}
	r.alive = 1
	raceAcquire(unsafe.Pointer(&r.end))
	current = r
	go g.Run(func() { // r.over below waits for it
		if r.Reset != nil {
			r.Reset()
		}
		body()
	})
	raceOff()
	r.handOver(r.decide())
	<-r.over
	raceOn()
	r.settle()
	r.kill()
	current = nil
	r.Strategy.End(r)
}

//go:norace
func (r *Run) begin() {
	clear(r.Events)
	r.Events, r.gs, r.list, r.chains, r.Races = r.Events[:0], r.gs[:0], r.list[:0], r.chains[:0], nil
	r.Reason, r.Failure, r.Steps, r.Now, r.Last, r.Preempted = Open, Failure{}, 0, beginning, nil, 0
	r.cur, r.killing, r.published, r.barrier, r.rounds, r.overtime = nil, false, false, false, 0, 0
	r.invariant, r.clockG, r.moved, r.quiet, r.Late = nil, nil, 0, beginning, false
	r.kept.reset()
	r.syncs.reset()
	r.memory.reset()
	r.keys.reset()
}

// Goroutines returns the goroutines of the schedule in order of creation.
func (r *Run) Goroutines() []*G { return r.gs }

// Latest returns the number of the latest event, -1 if there is none.
//
//go:norace
func (r *Run) latest() int { return len(r.Events) - 1 }

// Fail ends the schedule with a failure found by the running goroutine, which
// does not come back from here. The kind is "fatal" or a class of the grader.
//
//go:norace
func Fail(kind, message string) {
	g := Current()
	if g == nil {
		panic(message)
	}
	r := g.run
	if !r.killing {
		r.fail(g, kind, message)
	}
	g.Op = Op{Kind: Block, Waiter: Never}
	g.Gate()
}

//go:norace
func (r *Run) fail(g *G, kind, message string) {
	if r.Reason != Open {
		return
	}
	r.Reason = Failing
	r.Failure = Failure{Kind: kind, Message: message, G: g, Stack: callers()}
}

// unwind takes a goroutine that is left at the end of a schedule out of the
// program, deferred functions included. All leftovers first publish their
// history, and only then unwind one by one, so that what they touch on their
// way out is no data race with each other.
//
//go:norace
func (r *Run) unwind(g *G) {
	raceReleaseMerge(unsafe.Pointer(&r.end))
	if !r.published {
		raceOff()
		r.over <- struct{}{}
		<-g.wake
		raceOn()
	}
	raceAcquire(unsafe.Pointer(&r.end))
	runtime.Goexit()
}

//go:norace
func (r *Run) kill() {
	r.killing = true
	raceOff()
	for _, published := range []bool{false, true} {
		r.published = published
		for _, g := range r.gs {
			if g.state == parked && g.fire == nil {
				r.cur = g
				g.wake <- struct{}{}
				<-r.over
			}
		}
	}
	r.cur = nil
	raceOn()
	raceAcquire(unsafe.Pointer(&r.end))
}

// Kept returns what [G.Keep] has attached to the address in this schedule, nil
// if nothing.
//
//go:norace
func (g *G) Kept(p unsafe.Pointer) any { return g.run.kept.get(p) }

// Keep attaches a value to an address until the end of the schedule.
//
//go:norace
func (g *G) Keep(p unsafe.Pointer, value any) { g.run.kept.put(p, value) }
