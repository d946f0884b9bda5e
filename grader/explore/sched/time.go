package sched

import "unsafe"

// due lets an operation go on once the clock has reached its deadline.
type due struct{}

//go:norace
func (due) Ready(g *G) bool { return g.deadline > 0 && g.run.Now >= g.deadline }

var isDue Waiter = due{}

// Pause stops the running goroutine for d nanoseconds of fake time. The clock
// moves only while nobody can run, unless the scenario lets it move early.
//
//go:norace
func Pause(d int64) {
	g := Current()
	if g == nil {
		return
	}
	r := g.run
	if d <= 0 {
		g.Op = Op{Kind: Yield}
		g.Gate()
		g.Futile()
		return
	}
	g.Op = Op{Kind: Sleep, Waiter: isDue}
	g.deadline = r.Now + d
	g.Gate()
	g.deadline = 0
}

// FakeNow is the fake time in nanoseconds since the schedule began.
//
//go:norace
func FakeNow() int64 {
	if g := Current(); g != nil {
		return g.run.Now - beginning
	}
	return 0
}

// beginning is where the clock of a schedule starts. It is not 0, because a
// deadline of 0 means never.
const beginning = 1

// horizon is how often the clock moves after the scenario's own goroutine has
// returned: long enough to see whether those who are still at it then, ticking or
// polling, do the same again and again.
const horizon = 256

// Moment is how long, in nanoseconds, anybody may be held up by nothing but the
// machine, where a scenario is not told otherwise.
const Moment = 1_000_000

// A Timer is armed fake time: it fires once, or every period.
type Timer struct {
	g      *G
	period int64
	object unsafe.Pointer
}

// Touches says which object the fire function works on, so that its order with
// other operations on that object is explored. Without it that is the timer.
//
//go:norace
func (t *Timer) Touches(object unsafe.Pointer) {
	t.object = object
	t.g.Op.Object = object
}

// NewTimer arms a timer that calls fire after d nanoseconds, and every period
// after that if period is positive. Fire is called by whoever decides, so it
// must be marked norace and must not block. If fire is nil, the timer starts a
// goroutine instead: the caller must then start body in it with [Timer.Body].
// It is nil when no schedule is running.
//
//go:norace
func NewTimer(d, period int64, fire func()) *Timer {
	r := current
	if r == nil || r.cur == nil || r.killing {
		return nil
	}
	g := r.newG("timer")
	t := &Timer{g: g, period: period}
	t.object = unsafe.Pointer(t)
	g.parent = r.cur.last
	g.state = parked
	g.latent = fire == nil
	g.clock.set(r.cur.clock)
	r.cur.tick()
	if fire != nil {
		g.fire = func() { t.fire(fire) }
	}
	t.arm(d)
	return t
}

//go:norace
func (t *Timer) arm(d int64) {
	t.g.deadline = t.g.run.Now + max(d, 0)
	t.g.run.enlist(t.g)
	t.g.Op = Op{Kind: Fire, Object: t.object, Waiter: isDue}
}

//go:norace
func (t *Timer) fire(f func()) {
	t.g.deadline = 0
	if t.period > 0 {
		t.g.deadline = t.g.run.Now + t.period
	}
	f()
}

// Body returns what the goroutine of a timer without fire function must run.
func (t *Timer) Body(f func()) func() { return func() { t.g.Run(f) } }

// Stop disarms the timer and reports whether it was armed.
//
//go:norace
func (t *Timer) Stop() bool {
	armed := t.Armed()
	t.g.deadline = 0
	return armed
}

// Reset arms a timer that has a fire function again and reports whether it was
// armed.
//
//go:norace
func (t *Timer) Reset(d, period int64) bool {
	armed := t.Armed()
	t.period = period
	t.arm(d)
	return armed
}

// Armed reports whether the timer will still fire.
//
//go:norace
func (t *Timer) Armed() bool {
	if t.g.fire == nil {
		return t.g.latent && t.g.deadline > 0
	}
	return t.g.deadline > 0
}

// next returns the earliest deadline that is not reached yet, 0 if there is
// none. A timer that is idle moves no clock: otherwise a program that has
// deadlocked next to a ticker would run for ever.
//
//go:norace
func (r *Run) next() int64 {
	var next int64
	for _, g := range r.list {
		if g.state != parked || g.stalled || g.deadline <= r.Now {
			continue
		}
		if g.idle != nil && g.idle() {
			continue
		}
		if next == 0 || g.deadline < next {
			next = g.deadline
		}
	}
	return next
}

// advance moves the clock to the next deadline, if there is one.
//
//go:norace
func (r *Run) advance() bool {
	next := r.next()
	if next == 0 {
		return false
	}
	if r.gs[0].state == done {
		if r.overtime++; r.overtime > horizon {
			r.Late = true
			return false
		}
	}
	r.Now, r.moved = next, r.Steps
	r.barrier = true
	r.unspin()
	return true
}

// early reports whether the clock may move although somebody can run.
//
//go:norace
func (r *Run) early() bool {
	next := r.next()
	if next == 0 || next-r.quiet > Moment {
		return r.EarlyTime && next > 0
	}
	r.Timed = true
	return r.EarlyTime || r.Moments
}

// ClockID is the ID of the clock, where it is a goroutine that can go next. It is
// beyond all others, so that theirs do not depend on when it first could.
const ClockID = 999

// theClock is the clock as one more goroutine that can go next.
//
//go:norace
func (r *Run) theClock() *G {
	if r.clockG == nil {
		r.clockG = &G{ID: ClockID, Name: "clock", run: r, last: -1, Op: Op{Kind: Clock, Object: unsafe.Pointer(&r.Now)}}
	}
	return r.clockG
}
