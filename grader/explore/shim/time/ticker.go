package time

import (
	"time"

	"interleave/grader/explore/sched"
)

// A Ticker doubles [time.Ticker].
type Ticker struct {
	C     <-chan Time
	alarm *alarm
	real  *time.Ticker // if it was made while no schedule was running
}

// NewTicker is [time.NewTicker].
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	g := sched.Current()
	if g == nil {
		real := time.NewTicker(d)
		return &Ticker{C: real.C, real: real}
	}
	a := newAlarm(g, d, int64(d), nil)
	return &Ticker{C: a.bell.Chan(), alarm: a}
}

// Tick is [time.Tick].
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}

// Stop is [time.Ticker.Stop]. One that was never started is stopped already.
func (t *Ticker) Stop() {
	switch {
	case t.real != nil:
		t.real.Stop()
	case t.alarm != nil:
		t.alarm.stop()
	}
}

// Reset is [time.Ticker.Reset].
func (t *Ticker) Reset(d Duration) {
	switch {
	case d <= 0:
		panic("non-positive interval for Ticker.Reset")
	case t.real != nil:
		t.real.Reset(d)
	case t.alarm == nil:
		panic("time: Reset called on uninitialized Ticker")
	default:
		t.alarm.reset(d, int64(d))
	}
}
