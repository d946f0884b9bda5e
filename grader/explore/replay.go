package explore

import (
	"slices"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/strategy"
)

// replay carries out one schedule and reports what it shows.
func (s *search) replay(text string) {
	want, err := parseSchedule(text)
	if err != nil {
		s.evidence.Fault = err.Error()
		return
	}
	s.run.Moments = s.options.whole && slices.Contains(want.decisions, sched.ClockID)
	s.run.Limit = max(s.run.Limit, 2*len(want.decisions))
	s.run.Fine = s.job.Fine
	s.follow(want)
	s.evidence.Explored++
	f := s.failure()
	if !f.broken() {
		s.evidence.Finding = s.endlessAfter(want)
		return
	}
	if f.kind == leaked && s.run.Late {
		s.evidence.Finding = s.leftBehind(f)
		return
	}
	finding, err := s.trace(scheduleOf(s.run.Events), f, s.consequenceOf(f))
	if err != nil {
		s.evidence.Fault = err.Error()
	}
	s.evidence.Finding = finding
}

// consequenceOf is what says again how a schedule failed: data races aside, if
// something else was broken as well.
func (s *search) consequenceOf(f failure) verdict {
	if f.kind == raced {
		return s.failure
	}
	return s.consequence
}

// follow carries out the given schedule, as far as the program allows it.
func (s *search) follow(want schedule) {
	s.carryOut(&strategy.Follow{Decisions: want.decisions, Answers: want.answers})
}
