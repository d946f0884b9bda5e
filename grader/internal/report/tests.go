package report

import (
	"fmt"
	"io"

	"charm.land/lipgloss/v2"

	"interleave/grader"
)

// Tests writes, for a person, what became of the tests of a package.
func Tests(w io.Writer, r *grader.TestsResult, o Options) error {
	return onSheet(w, o, func(s *sheet) { s.tests(cleaned(r)) })
}

func (s *sheet) tests(r *grader.TestsResult) {
	s.line(s.strong(r.Package))
	s.blank()
	switch unrun := (grader.ExerciseResult{CompileErrors: r.CompileErrors, Refusals: r.Refusals}); {
	case len(r.CompileErrors) > 0:
		s.hangPainted("  ", "does not compile", s.bad)
		s.compileErrors(unrun)
	case len(r.Refusals) > 0:
		s.hangPainted("  ", "cannot be explored", s.bad)
		s.refusals(unrun)
	default:
		s.eachTest(r.Tests)
	}
	for _, n := range r.Notes {
		s.hang("note: ", n.Message)
	}
}

func (s *sheet) eachTest(all []grader.BehaviourResult) {
	name := 0
	for _, t := range all {
		name = max(name, lipgloss.Width(t.ID))
	}
	name = min(name, s.Width/2)
	held := 0
	for _, t := range all {
		if t.Verdict.Holds() {
			held++
		}
		s.hangPainted("  "+s.column(t.ID, name), verdictWords(t), s.of(t.Verdict))
		if t.Verdict == grader.Failed {
			s.brokenTest(t)
		}
	}
	s.blank()
	s.line(s.strong(fmt.Sprintf("%d of %s held", held, count(len(all), "test"))))
}

func (s *sheet) brokenTest(t grader.BehaviourResult) {
	s.blank()
	s.found(t)
	s.timeline(t.Trace, inAnyFile)
	if t.Trace != nil {
		s.hang("      again  ", "go tool grade replay "+t.Trace.ID)
	}
	s.blank()
}
