package explore

import (
	"interleave/grader"
	"interleave/grader/explore/sched"
	"interleave/grader/explore/strategy"
)

// samples is how many random schedules are tried, after the bounded ones, to
// find what a data race can do.
const samples = 300

// explainRace shows what a data race does, where it does something. Until one
// is found, accesses to shared memory are no scheduling points: if there is no
// race, no interleaving of them can matter. Now that there is one, every
// access is, and a schedule is looked for in which the race breaks what the
// scenario asserts.
func (s *search) explainRace(f failure) (*grader.Finding, error) {
	s.run.Fine, s.spent = true, 0
	defer func() { s.run.Fine = false }()
	if s.harmful() {
		harm, worst := s.shrink(s.consequence(), s.consequence)
		finding, err := s.trace(harm, worst, s.consequence)
		if err != nil {
			return nil, err
		}
		if len(s.run.Races) > 0 {
			finding.Message = s.raceMessage() + ": " + finding.Message
		}
		finding.Class = grader.Race
		return finding, nil
	}
	shortest, f := s.shrink(f, s.failure)
	return s.trace(shortest, f, s.failure)
}

// explainReport shows the schedule in which only the detector has seen a race:
// between accesses in the standard library, say, which are not rewritten. The
// detector may keep quiet about it the second time, so the schedule is neither
// made shorter nor held against what it showed.
func (s *search) explainReport(f failure) *grader.Finding {
	of := scheduleOf(s.run.Events)
	s.record(of)
	finding := &grader.Finding{Class: grader.Race, Message: f.message, Trace: s.describe(of)}
	finding.Locations = s.locations(finding)
	return finding
}

// harmful looks for a schedule in which something breaks besides the order of
// accesses.
func (s *search) harmful() bool {
	broken := func() bool { return s.consequence().broken() }
	for bound := range 3 {
		if s.bounded(bound, broken) {
			return true
		}
	}
	pos := &strategy.POS{Schedules: samples}
	s.run.Strategy = pos
	for pos.Begin() {
		if s.once(); broken() {
			return true
		}
	}
	return false
}

// doubtful reports whether a failure is a data race of which the race detector,
// though it watches, has seen nothing. One schedule decides nothing, for the
// detector remembers only a few accesses to a place; see [search.confront].
func (s *search) doubtful(f failure) bool {
	if !sched.RaceBuild || f.kind != raced || s.reports > 0 {
		return false
	}
	s.doubt = f.message
	return true
}

// confront compares the two witnesses of data races when the search is over. If
// the engine has seen one and the detector none in any schedule, one of them is
// wrong, and whatever was found is void. The reverse is no contradiction: the
// detector also sees accesses in code that was not rewritten.
func (s *search) confront() {
	if s.doubt == "" || s.evidence.Finding != nil && s.evidence.Finding.Class == grader.Race {
		return
	}
	s.evidence.Finding = nil
	s.evidence.Fault = "the race detector does not confirm what the engine saw: " + s.doubt
}
