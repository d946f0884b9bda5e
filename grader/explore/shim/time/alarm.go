package time

import (
	"unsafe"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
)

const (
	promptTicks = 1000 // that a ticker gives before it leaves any out
	patience    = 64   // ticks after which it leaves out twice as many
)

// An alarm is what goes off: on a channel, once or every period, or by calling
// a function.
type alarm struct {
	bell   *shim.Bell // nil if it calls a function
	f      func()
	period int64
	ticks  int
	shot   *shot
	edge   byte // address of the edge from setting it to f
}

// newAlarm makes an alarm that calls f, or rings if f is nil.
//
//go:norace
func newAlarm(g *sched.G, d Duration, period int64, f func()) *alarm {
	a := &alarm{f: f, period: period}
	if f == nil {
		a.bell = shim.NewBell(g)
	}
	a.set(d)
	return a
}

// set makes the alarm go off after d. It has gone off, or was taken back.
//
//go:norace
func (a *alarm) set(d Duration) {
	if a.bell != nil {
		a.bell.Arm()
	} else {
		sched.ReleaseMerge(unsafe.Pointer(&a.edge))
	}
	a.ticks = 0
	if a.shot == nil || !a.shot.again(within(d)) {
		a.shot = shoot(a, within(d))
	}
}

//go:norace
func (a *alarm) object() unsafe.Pointer {
	if a.bell != nil {
		return a.bell.Object()
	}
	return unsafe.Pointer(a)
}

// stop reports whether the alarm has been kept from being noticed: it had not
// gone off, or nobody has received what it sent.
//
//go:norace
func (a *alarm) stop() bool {
	g := sched.At(sched.Cancel, sched.Write, a.object(), nil)
	return a.takeBack(g)
}

//go:norace
func (a *alarm) reset(d Duration, period int64) bool {
	g := sched.At(sched.Update, sched.Write, a.object(), nil)
	stopped := a.takeBack(g)
	if g != nil {
		a.period = period
		a.set(d)
	}
	return stopped
}

// takeBack does nothing when g is nil: the alarm's schedule is over.
//
//go:norace
func (a *alarm) takeBack(g *sched.G) bool {
	if g == nil {
		return false
	}
	stopped := a.shot.takeBack()
	if a.bell != nil && a.bell.Silence() {
		stopped = true
	}
	shim.Note(g, stopped)
	g.Progress()
	return stopped
}

// goOff rings the time at which the alarm was due, which is earlier than now
// if others went first.
//
//go:norace
func (a *alarm) goOff(g *sched.G) {
	a.bell.Ring(start.Add(Duration(a.shot.due)))
	g.Progress()
	if a.period > 0 {
		a.shot.wait(a.untilNext())
	}
}

// untilNext is how long the next tick takes. A ticker may leave ticks out for
// a slow receiver, and one that ticks on and on next to a long sleep must, or
// its steps would be all that a schedule has room for.
//
//go:norace
func (a *alarm) untilNext() int64 {
	late := sched.FakeNow() - a.shot.due
	next := a.period - late%a.period
	if a.ticks++; a.ticks <= promptTicks {
		return next
	}
	left := min((a.ticks-promptTicks)/patience, 30)
	return within(Duration(next + a.period*(1<<left-1)))
}
