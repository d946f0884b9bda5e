package explore

import (
	"time"
	"unsafe"

	"interleave/grader"
	"interleave/grader/explore/sched"
)

// exploring carries out one schedule of a scenario under the scheduler.
type exploring struct {
	run      *sched.Run
	started  []*sched.G
	wishes   *wishes         // of the exploration: what has to be true sometimes
	report   *grader.Finding // what the suite itself has found
	joined   int
	checking bool // an invariant is being checked
}

var _ engine = (*exploring)(nil)

func (e *exploring) start(name string, f func()) {
	g := sched.Fork(name)
	e.note(g)
	go g.Run(f) // the scheduler waits for every goroutine before a schedule ends
}

//go:norace
func (e *exploring) note(g *sched.G) { e.started = append(e.started, g) }

// Ready reports whether all goroutines of the scenario have returned.
//
//go:norace
func (e *exploring) Ready(*sched.G) bool {
	for _, g := range e.started {
		if !g.Done() {
			return false
		}
	}
	return true
}

//go:norace
func (e *exploring) wait() {
	g := sched.At(sched.Wait, sched.Write, nil, e)
	for _, other := range e.started[e.joined:] {
		g.Join(other)
	}
	e.joined = len(e.started)
}

//go:norace
func (e *exploring) step(label string) {
	g := sched.Current()
	g.Op = sched.Op{Kind: sched.Mark, Object: unsafe.Pointer(e), Label: label}
	g.Gate()
	g.Progress()
}

// cleanup does nothing: what is left at the end of a schedule is taken out of the
// program, and the steps of a tidy end would have to be explored as well.
func (e *exploring) cleanup(func()) {}

func (e *exploring) choose(n int) int      { return sched.Pick(n) }
func (e *exploring) sleep(d time.Duration) { sched.Pause(int64(d)) }

func (e *exploring) always(invariant func() error) {
	e.run.Always(func() string {
		e.checking = true
		defer func() { e.checking = false }()
		if err := invariant(); err != nil {
			return err.Error()
		}
		return ""
	})
}

//go:norace
func (e *exploring) sometimes(label string, holds bool) { e.wishes.note(label, holds) }

// wishes are what a scenario says is sometimes true, in order of first mention.
// They are no map, and unseen by the race detector: any goroutine of the scenario
// may say so.
type wishes []wish

type wish struct {
	label string
	seen  bool
}

//go:norace
func (w *wishes) note(label string, holds bool) {
	for i := range *w {
		if known := &(*w)[i]; known.label == label {
			known.seen = known.seen || holds
			return
		}
	}
	*w = append(*w, wish{label, holds})
}

//go:norace
func (e *exploring) fail(f grader.Finding) {
	e.report = &f
	sched.Fail(reported, f.Message)
}

// stop ends the schedule with a failure that is none.
func (e *exploring) stop() { sched.Fail("", "") }

func (e *exploring) assertion(message string) { fail(message) }

// fail ends the schedule with an assertion that does not hold.
func fail(message string) { sched.Fail(asserted, message) }

func (e *exploring) probe(label string) *Probe { return &Probe{label: label, engine: e} }

func (e *exploring) only(string) *exploring { return e }

func (e *exploring) quiescent() {
	sched.At(sched.Quiesce, sched.Write, nil, nil)
}

// arrived does not ask whether the goroutine is really blocked: one that spins
// inside its call has arrived as well, and its spinning has a row of its own.
func (e *exploring) arrived(name string) {
	e.find(name)
	e.quiescent()
}

//go:norace
func (e *exploring) find(name string) *sched.G {
	for _, g := range e.started {
		if g.Name == name {
			return g
		}
	}
	panic("explore: the scenario has no goroutine called " + name)
}

// Kinds of failures that the suite finds.
const (
	asserted = "assertion"
	reported = "reported"
)
