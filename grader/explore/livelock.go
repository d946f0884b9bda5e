package explore

import (
	"fmt"

	"interleave/grader"
	"interleave/grader/explore/sched"
	"interleave/grader/explore/strategy"
)

// leads are how many fair schedules are tried where not all schedules can be, each
// with another head start: goroutines that get in each other's way may have to
// keep step for it.
const leads = 8

// livelocked looks, once in a search, for a schedule without end in which everybody
// takes turns. Sampling does not find it: in a random schedule somebody gets through
// at last. A test of somebody's own may be made to run for ever, so there it is not
// asked.
func (s *search) livelocked() bool {
	if s.fair || s.options.whole {
		return false
	}
	s.fair = true
	defer s.plainly()()
	for lead := range leads {
		s.run.Limit = endurance * s.job.Steps
		loop := s.repeats(func() sched.Strategy { return &strategy.Fair{Lead: lead} })
		if s.run.Reason != sched.Cut {
			continue
		}
		if loop.steps > 0 && !(s.beside() && s.evidence.Explored > 0) {
			s.evidence.Finding = s.livelock(loop)
		}
		return s.evidence.Finding != nil // the other schedules would be as long
	}
	return false
}

// endlessAfter reports whether the schedule of a trace still leads to where nothing
// but the same steps follow; nil if not.
func (s *search) endlessAfter(want schedule) *grader.Finding {
	if s.options.whole {
		return nil
	}
	defer s.plainly()()
	s.run.Limit = len(want.decisions) + endurance*s.job.Steps
	loop := s.repeats(func() sched.Strategy {
		return &strategy.Follow{Decisions: want.decisions, Answers: want.answers, Then: &strategy.Fair{}}
	})
	if loop.steps == 0 || s.beside() {
		return nil
	}
	return s.livelock(loop)
}

// lingering judges a schedule at whose end somebody who is left behind still wakes
// up now and then, and reports whether the search is over with it.
func (s *search) lingering(f failure) bool {
	finding := s.leftBehind(f)
	if finding == nil {
		s.cuts++ // who is left may come to an end yet
		return false
	}
	s.evidence.Explored++
	s.evidence.Finding = finding
	return true
}

// leftBehind is the finding on such a schedule; nil if it does not repeat itself.
func (s *search) leftBehind(f failure) *grader.Finding {
	l := s.recurrence()
	if l.steps == 0 {
		return nil
	}
	return s.endless(l, grader.Leak, f.message)
}

// recurrence carries out again the schedule that was just carried out, and says
// where it begins to repeat itself after the scenario has returned.
func (s *search) recurrence() loop {
	defer s.plainly()()
	of := scheduleOf(s.run.Events)
	l := loop{strategy: func() sched.Strategy { return &strategy.Follow{Decisions: of.decisions, Answers: of.answers} }}
	s.watch(l)
	returned := 0
	for i := range s.run.Events {
		if s.run.Events[i].G.ID == 0 {
			returned = i + 1
		}
	}
	l.begin, l.steps = repetition(signatures(s.run.Events)[returned:])
	l.begin += returned
	return l
}

// endurance is how many times as long as others a fair schedule may be.
const endurance = 2

// plainly returns what brings back strategy and limit of the search.
func (s *search) plainly() func() {
	limit, current := s.run.Limit, s.run.Strategy
	return func() { s.run.Limit, s.run.Strategy = limit, current }
}

// watch carries out a schedule and keeps what its steps read and wrote.
func (s *search) watch(l loop) {
	s.run.Watching = true
	s.carryOut(l.strategy())
	s.run.Watching = false
}

// repeats carries out a schedule and says where it begins to repeat itself, if it is
// cut.
func (s *search) repeats(chosen func() sched.Strategy) loop {
	l := loop{strategy: chosen}
	if s.watch(l); s.run.Reason == sched.Cut {
		l.begin, l.steps = repetition(signatures(s.run.Events))
	}
	return l
}

// livelock says who gets in whose way, and carries out the schedule for it up to
// where it has repeated itself once.
func (s *search) livelock(l loop) *grader.Finding {
	f := s.endless(l, grader.Starvation, "")
	f.Message = fmt.Sprintf("%s and get nowhere: everybody takes turns, and the same %d steps come again and again",
		names(s.left()), l.steps)
	return f
}

// endless carries out a schedule up to where it has repeated itself once, and says
// that it will go on so.
func (s *search) endless(l loop, class grader.Class, message string) *grader.Finding {
	limit := s.run.Limit
	defer func() { s.run.Limit = limit }()
	s.run.Limit = decisions(s.run.Events[:l.begin+l.steps])
	s.run.Recording, s.run.Skip = true, max(0, l.begin+l.steps-shown)
	s.carryOut(l.strategy())
	s.run.Recording = false
	s.name()
	finding := &grader.Finding{Class: class, Message: message, Trace: s.describe(scheduleOf(s.run.Events))}
	s.run.Skip = 0
	if n := len(finding.Trace.Steps); n > 0 {
		finding.Trace.Steps[n-1].Note = "and so on"
	}
	finding.Locations = s.locations(finding)
	return finding
}

// shown is how many steps of a schedule without end somebody gets to see.
const shown = 60

// decisions is how many of the events were decisions on who goes next.
func decisions(events []sched.Event) (n int) {
	for i := range events {
		if events[i].N == 0 {
			n++
		}
	}
	return n
}
