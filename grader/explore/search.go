package explore

import (
	"fmt"
	"strings"
	"testing"

	"interleave/grader"
	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
	"interleave/grader/explore/strategy"
)

// A search looks for a schedule that breaks a scenario.
type search struct {
	scenario func(x *X)
	options  options
	job      grader.Job
	run      *sched.Run
	engine   *exploring
	objects  objectNames // of the schedule that was recorded last
	cuts     int         // schedules that were too long: they say nothing, and count for nothing
	spent    int         // steps that the search for a short schedule has cost
	reports  int         // data races that the detector has reported so far
	doubt    string      // a data race that only the engine has seen
	fair     bool        // livelocks have been looked for
	evidence grader.Evidence
	wishes   wishes
}

// todo is how the panics of untouched stubs begin.
const todo = "TODO: implement "

// Unwritten reports whether a value that was recovered is the panic of an untouched
// stub. A suite that recovers panics lets that one go on: it is not what a test asks
// for, and the behaviour is unstarted, not failed.
func Unwritten(recovered any) bool {
	text, ok := recovered.(string)
	return ok && strings.HasPrefix(text, todo)
}

// explore tries the scenario's schedules until one breaks it, none is left, or
// the budget is spent.
func explore(t *testing.T, scenario func(x *X), o options, job grader.Job) grader.Evidence {
	s := &search{
		scenario: scenario, options: o, job: job,
		run: sched.NewRun(nil, job.Steps),
		evidence: grader.Evidence{
			Behaviour: o.behaviour(t), Leg: job.Leg, Bound: -1,
		},
	}
	s.run.Reset = shim.Reset
	s.run.EarlyTime = o.earlyTime
	if job.Replay != "" {
		s.replay(job.Replay)
	} else {
		s.all(s.budget())
		s.confront()
	}
	return s.evidence
}

func (s *search) budget() int {
	if s.options.budget > 0 {
		return min(s.options.budget, s.job.Schedules)
	}
	return s.job.Schedules
}

// all tries one strategy after the other: exhaustive search first, because it
// can end with a proof; where the space is too large for the budget, sampling
// reaches corners of it that a depth-first search would come to last.
func (s *search) all(budget int) {
	var exhausted func() bool
	var first sched.Strategy
	if s.options.earlyTime {
		bounded := &strategy.Bounded{Bound: 2}
		first, exhausted = bounded, func() bool { return false }
	} else {
		full := &strategy.Exhaustive{}
		first, exhausted = full, func() bool { return full.Exhausted }
	}
	if s.try(first, min(few, (budget+1)/2)) {
		return
	}
	if more := !exhausted() && s.evidence.Explored < budget; more && (s.livelocked() || s.try(first, (budget+1)/2)) {
		return
	}
	if full, ok := first.(*strategy.Exhaustive); ok && full.Diverged {
		s.evidence.Fault = "the same decisions led to different steps: the scenario or the code is not deterministic"
		return
	}
	s.run.Moments = s.options.whole && s.run.Timed
	if s.evidence.Exhausted = exhausted() && s.cuts == 0 && !s.run.Hurried && !s.run.Moments; !s.evidence.Exhausted {
		if s.run.Moments && s.try(&strategy.Bounded{Bound: 2}, (3*budget+3)/4) {
			return
		}
		rest := budget - s.evidence.Explored - s.cuts*s.price()
		if s.try(&strategy.POS{Schedules: rest - rest/2}, budget) || s.try(&strategy.PCT{Schedules: rest / 2, Depth: 3}, budget) {
			return
		}
	}
	if s.options.whole && s.cuts > 0 && s.patient() {
		return
	}
	if s.cuts > s.evidence.Explored {
		s.evidence.Inconclusive = fmt.Sprintf("most schedules were cut after %d steps", s.run.Limit)
	}
	s.existential()
}

// try carries out schedules of one strategy and reports whether the search is
// over. Schedules that only repeat what was tried do not count.
func (s *search) try(chosen sched.Strategy, budget int) bool {
	s.run.Strategy = chosen
	enough := s.cuts + s.mayCut()
	for s.evidence.Explored+s.cuts*s.price() < budget && s.cuts < enough && chosen.Begin() {
		s.once()
		switch s.run.Reason {
		case sched.Redundant:
			continue
		case sched.Cut:
			if s.livelocked() {
				return true
			}
			s.cuts++
			continue
		}
		if s.counted() {
			return true
		}
	}
	return false
}

// counted counts the schedule that was just carried out, and reports whether the
// search is over with it.
func (s *search) counted() bool {
	f := s.failure()
	if f.kind == leaked && s.run.Late {
		return s.lingering(f)
	}
	s.evidence.Explored++
	if !f.broken() || s.doubtful(f) {
		return false
	}
	s.found(f)
	return true
}

// mayCut is how many schedules of one strategy may be cut.
func (s *search) mayCut() int {
	if s.options.whole {
		return s.job.Schedules // each has its price
	}
	return fewCuts
}

// price is how many schedules of the budget one that is cut uses up. Tests may be
// made to run for ever, and then nearly all are cut.
func (s *search) price() int {
	if s.options.whole {
		return max(1, s.run.Limit/200)
	}
	return 1
}

// stamina is how many times as long as others a schedule may be that is carried
// out because another one was cut.
const stamina = 200

// patient carries out two plain schedules to an end that is far off: a test may
// well count to a hundred thousand. In one everybody goes on until it has to wait,
// in the other all take turns. What they break is found; that they have no end
// within the limit says nothing, of code which may be made to run for ever.
func (s *search) patient() (found bool) {
	limit := s.run.Limit
	s.run.Limit = stamina * limit
	defer func() { s.run.Limit = limit }()
	for _, plain := range []sched.Strategy{&strategy.Follow{}, &strategy.Fair{}} {
		if s.carryOut(plain); s.run.Reason != sched.Cut && s.counted() {
			return true
		}
	}
	return false
}

// carryOut carries out the first schedule of a strategy.
func (s *search) carryOut(chosen sched.Strategy) {
	s.run.Strategy = chosen
	chosen.Begin()
	s.once()
}

// once carries out the next schedule.
func (s *search) once() {
	s.engine = &exploring{run: s.run, wishes: &s.wishes}
	x := &X{engine: s.engine}
	s.reports = sched.RaceReports()
	s.run.Once(func() { s.scenario(x) })
	s.reports = sched.RaceReports() - s.reports
}

// found makes a finding of the schedule that was just carried out: the shortest
// that fails alike, with its trace.
func (s *search) found(f failure) {
	if f.kind == "panic" && Unwritten(f.message) {
		s.evidence.Unstarted = f.message
		return
	}
	finding, err := s.explain(f)
	if err != nil {
		s.evidence.Fault = err.Error()
		return
	}
	s.evidence.Finding = finding
}

// explain finds the shortest schedule that fails alike and draws it up.
func (s *search) explain(f failure) (*grader.Finding, error) {
	if f.kind == raced {
		if len(s.run.Races) == 0 {
			return s.explainReport(f), nil
		}
		return s.explainRace(f)
	}
	if f.kind == looped {
		return s.explainLoop(f)
	}
	shortest, f := s.shrink(f, s.failure)
	return s.trace(shortest, f, s.failure)
}

// explainLoop shows the plainest schedule with a loop that never ends: most
// likely nobody has to do anything for that, and every try is long.
func (s *search) explainLoop(f failure) (*grader.Finding, error) {
	found, plainest := scheduleOf(s.run.Events), schedule{}
	if s.follow(plainest); s.failure().same(f) {
		return s.trace(plainest, f, s.failure)
	}
	return s.trace(found, f, s.failure)
}

const (
	few     = 50 // schedules, after which a search that is not over may be without end
	fewCuts = 5  // schedules of one strategy that were cut: more would be as well
)

// existential reports what should have been possible and never was.
func (s *search) existential() {
	for _, wish := range s.wishes {
		if !wish.seen {
			s.evidence.Finding = &grader.Finding{
				Class:   grader.Serialised,
				Message: fmt.Sprintf("in none of %d schedules: %s", s.evidence.Explored, wish.label),
			}
			return
		}
	}
}
