package sched

const (
	freeTurns    = 20_000 // of a loop without a gate, after which it meets one
	futileSteps  = 24     // in a row, after which a goroutine lets others go first
	futileRounds = 100    // of everybody spinning, after which nothing will change
	unhurried    = 2000   // steps that fit between two moves of the clock: nothing is infinitely fast
)

// decide returns the goroutine that goes next and books its step, or nil when
// the schedule is over. Timers fire in here: they have no goroutine to go to.
//
//go:norace
func (r *Run) decide() *G {
	for r.Reason == Open {
		if g := r.transparent(); g != nil {
			return g
		}
		enabled := r.candidates()
		if len(enabled) == 0 {
			continue // time has moved, spinners may try again, or it is over
		}
		if r.Steps++; r.Steps > r.Limit {
			r.Reason = Cut
			return nil
		}
		i := r.Strategy.Next(r, enabled)
		if i < 0 {
			r.Reason = Redundant
			return nil
		}
		g := enabled[i]
		r.book(g, enabled)
		switch {
		case g == r.clockG:
			r.advance()
		case g.fire != nil:
			g.fire()
		default:
			if g.latent {
				g.latent = false
				r.alive++
			}
			return g
		}
	}
	return nil
}

// transparent returns a goroutine whose next step nobody else can notice. Such
// steps are taken before anything is decided, which leaves no behaviour out
// and makes decisions fewer.
//
//go:norace
func (r *Run) transparent() *G {
	for _, g := range r.list {
		if g.state == parked && !g.stalled && g.Op.transparent() && (g.Op.Waiter == nil || g.Op.Waiter.Ready(g)) {
			return g
		}
	}
	return nil
}

// candidates returns the goroutines that can take a step. If there is none it
// does what makes one possible, or ends the schedule.
//
//go:norace
func (r *Run) candidates() []*G {
	r.enabled = r.enabled[:0]
	r.delist()
	var still, spinner *G
	for _, g := range r.list {
		if g.state != parked || g.stalled {
			continue
		}
		if g.Op.Kind == Quiesce {
			if still == nil {
				still = g
			}
			continue
		}
		if w := g.Op.Waiter; w != nil && !w.Ready(g) {
			continue
		}
		if g.spinning {
			spinner = g
			continue
		}
		r.enabled = append(r.enabled, g)
	}
	switch {
	case len(r.enabled) > 0:
		if r.early() {
			r.enabled = append(r.enabled, r.theClock())
		} else if r.Steps-r.moved > unhurried && r.advance() {
			r.Hurried = true
			r.enabled = r.enabled[:0]
		}
	case r.alive == 0:
		r.Reason = Finished
	case still != nil:
		r.enabled = append(r.enabled, still)
		r.barrier = true
	case r.advance():
		r.quiet = r.Now
	case spinner != nil:
		r.again()
	default:
		r.Reason = Stuck
	}
	return r.enabled
}

// again lets the spinners have another try. If they have had many and nothing
// has changed, nothing will.
//
//go:norace
func (r *Run) again() {
	if r.rounds++; r.rounds > futileRounds {
		r.Reason = Spun
		return
	}
	r.unspin()
}

//go:norace
func (r *Run) unspin() {
	for _, g := range r.list {
		g.spinning, g.futile = false, 0
	}
}

// Futile says that the step just taken has changed nothing: a load, a failed
// attempt. A goroutine that does nothing else for long is spinning, and others
// go first, as they would on a real machine in the end.
//
//go:norace
func (g *G) Futile() {
	if g.futile++; g.futile >= futileSteps {
		g.spinning = true
	}
}

// Progress says that the step just taken has changed something that others can
// see, so that who was spinning may find it changed.
//
//go:norace
func (g *G) Progress() {
	r := g.run
	g.futile = 0
	r.rounds = 0
	for _, other := range r.list {
		if other != g && other.spinning {
			other.spinning, other.futile = false, 0
		}
	}
}

// event is the next step of a goroutine.
//
//go:norace
func (r *Run) event(g *G) Event {
	e := Event{G: g, Op: g.Op, After: g.after, Joins: g.joins, Since: g.since, Now: r.Now}
	if g.last < 0 {
		e.After = max(e.After, g.parent)
	}
	return e
}

//go:norace
func (r *Run) book(g *G, enabled []*G) {
	e := r.event(g)
	e.Barrier = r.barrier
	for _, other := range enabled {
		e.Enabled |= 1 << (uint(other.ID) & 63)
		if other == r.Last && other != g {
			r.Preempted++
		}
	}
	if r.recording() {
		e.Stack = g.stack
		g.stack = nil
	}
	r.barrier = false
	g.after, g.joins = -1, nil
	g.last = len(r.Events)
	g.Steps++
	r.Last = g
	r.room()
	r.Events = append(r.Events, e)
}

// room doubles the room for events where it is used up. What append adds to a
// large slice is so little that a long schedule would be copied many times.
//
//go:norace
func (r *Run) room() {
	if len(r.Events) < cap(r.Events) {
		return
	}
	all := make([]Event, len(r.Events), 2*cap(r.Events))
	//lint:ignore S1001 copy would report its accesses to the race detector, also from here
	for i := range r.Events {
		all[i] = r.Events[i]
	}
	r.Events = all
}

//go:norace
func (r *Run) choose(g *G, n int) int {
	a := r.Strategy.Choose(r, n)
	e := Event{G: g, Op: Op{Kind: Choose}, N: n, Answer: a, After: -1, Now: r.Now}
	if g.last < 0 {
		e.After = g.parent
	}
	if r.Recording {
		e.Stack = callers()
	}
	g.last = len(r.Events)
	r.Events = append(r.Events, e)
	return a
}
