package time

import (
	"time"

	"interleave/grader/explore/sched"
)

// A Timer doubles [time.Timer].
type Timer struct {
	C     <-chan Time
	alarm *alarm
	real  *time.Timer // if it was made while no schedule was running
}

// NewTimer is [time.NewTimer].
func NewTimer(d Duration) *Timer {
	g := sched.Current()
	if g == nil {
		real := time.NewTimer(d)
		return &Timer{C: real.C, real: real}
	}
	a := newAlarm(g, d, 0, nil)
	return &Timer{C: a.bell.Chan(), alarm: a}
}

// AfterFunc is [time.AfterFunc].
func AfterFunc(d Duration, f func()) *Timer {
	g := sched.Current()
	if g == nil {
		return &Timer{real: time.AfterFunc(d, f)}
	}
	return &Timer{alarm: newAlarm(g, d, 0, f)}
}

// After is [time.After].
func After(d Duration) <-chan Time { return NewTimer(d).C }

// Stop is [time.Timer.Stop].
func (t *Timer) Stop() bool {
	switch {
	case t.real != nil:
		return t.real.Stop()
	case t.alarm == nil:
		panic("time: Stop called on uninitialized Timer")
	}
	return t.alarm.stop()
}

// Reset is [time.Timer.Reset].
func (t *Timer) Reset(d Duration) bool {
	switch {
	case t.real != nil:
		return t.real.Reset(d)
	case t.alarm == nil:
		panic("time: Reset called on uninitialized Timer")
	}
	return t.alarm.reset(d, 0)
}
