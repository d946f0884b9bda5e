package time

import (
	"runtime"
	"unsafe"

	"interleave/grader/explore/sched"
)

// A shot is one setting of an alarm.
//
// A shot that is taken back at the very moment at which it is due still takes
// its step, to no effect. If it did not, nothing would be left of the other
// order, in which it goes off just before it is taken back, and that would
// never be tried.
type shot struct {
	alarm *alarm
	timer *sched.Timer
	due   int64 // fake time
	off   bool  // taken back
	over  bool  // went off
}

//go:norace
func shoot(a *alarm, d int64) *shot {
	s := &shot{alarm: a, due: sched.FakeNow() + d}
	if a.f == nil {
		s.timer = sched.NewTimer(d, a.period, s.ring)
	} else {
		s.timer = sched.NewTimer(d, 0, nil)
	}
	if s.timer == nil {
		runtime.Goexit() // the schedule is over, and the goroutine is being taken out
	}
	s.timer.Touches(a.object())
	if a.period > 0 {
		s.timer.Idle(a.bell.Idle)
	}
	if a.f != nil {
		// A real timer starts its goroutine when it goes off. Starting it here
		// gives it a creator that a report can name. Nobody waits for it, as in
		// a real program; the end of the schedule takes it out.
		go s.timer.Body(s.call)()
	}
	return s
}

//go:norace
func (s *shot) ring() {
	if s.over = s.alarm.period == 0; s.off {
		s.timer.Stop()
		return
	}
	s.timer.Act(s.alarm.goOff)
}

//go:norace
func (s *shot) call() {
	if s.over = true; s.off {
		return
	}
	sched.Acquire(unsafe.Pointer(&s.alarm.edge))
	s.alarm.f()
}

// takeBack reports whether the shot had not gone off.
//
//go:norace
func (s *shot) takeBack() bool {
	if s.off || s.over {
		return false
	}
	s.off = true
	if sched.FakeNow() < s.due {
		s.timer.Stop()
	}
	return true
}

// again sets a shot once more and reports whether it could: one that has still
// a step to take cannot, nor one whose function has run.
//
//go:norace
func (s *shot) again(d int64) bool {
	if s.timer.Armed() || s.over && s.alarm.f != nil {
		return false
	}
	s.off, s.over = false, false
	s.wait(d)
	return true
}

//go:norace
func (s *shot) wait(d int64) {
	s.due = sched.FakeNow() + d
	s.timer.Reset(d, s.alarm.period)
}
