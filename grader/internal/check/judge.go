package check

import (
	"cmp"
	"fmt"
	"slices"

	"interleave/grader"
)

// deviations says, in sentences, in what the result differs from the label.
func (l *Label) deviations(ex grader.Exercise, r grader.ExerciseResult) []string {
	if r.Problem != "" {
		return []string{"the grader failed: " + r.Problem}
	}
	if len(l.Unbuilt) > 0 || len(r.CompileErrors) > 0 {
		return l.compileErrors(r.CompileErrors)
	}
	if len(l.Refused) > 0 || len(r.Refusals) > 0 {
		return l.refusals(r.Refusals)
	}
	var all []string
	for _, b := range r.Behaviours {
		if says := l.behaviour(ex, b); says != "" {
			all = append(all, b.ID+" "+says)
		}
	}
	return all
}

func (l *Label) behaviour(ex grader.Exercise, b grader.BehaviourResult) string {
	class, fails := l.Fails[b.ID]
	if slices.Contains(l.Unstarted, b.ID) {
		if b.Verdict != grader.Unstarted {
			return verdict(b) + ", should be unstarted"
		}
		return ""
	}
	switch {
	case fails && b.Verdict != grader.Failed:
		return fmt.Sprintf("%s, should fail: %s", verdict(b), class)
	case fails && b.Class != class:
		return fmt.Sprintf("fails: %s (%s), should fail: %s", b.Class, b.Message, class)
	case fails || b.Verdict.Holds():
		return ""
	case slices.Contains(l.May, b.ID) && (b.Verdict == grader.Failed || b.Verdict == grader.Skipped):
		return ""
	case b.Verdict == grader.Skipped && !slices.Contains(l.Passes, b.ID) && l.excused(ex, b.ID):
		return ""
	case b.Verdict == grader.Failed:
		return fmt.Sprintf("fails: %s (%s), should hold", b.Class, b.Message)
	}
	return verdict(b) + ", should hold"
}

// verdict says what the behaviour is and, if that is known, why.
func verdict(b grader.BehaviourResult) string {
	if b.Message == "" {
		return fmt.Sprintf("is %s", b.Verdict)
	}
	return fmt.Sprintf("is %s (%s)", b.Verdict, b.Message)
}

// excused reports whether a behaviour needs, directly or through others, one
// that the label lets fail.
func (l *Label) excused(ex grader.Exercise, id string) bool {
	for _, b := range ex.Behaviours {
		if b.ID != id {
			continue
		}
		for _, need := range b.Needs {
			_, fails := l.Fails[need]
			if fails || slices.Contains(l.May, need) || slices.Contains(l.Unstarted, need) || l.excused(ex, need) {
				return true
			}
		}
	}
	return false
}

// compileErrors compares the lines that do not compile with those that should
// not.
func (l *Label) compileErrors(got []grader.CompileError) []string {
	var all []string
	were := make([]int, 0, len(got))
	for _, e := range got {
		were = append(were, e.Line)
		if !slices.Contains(l.Unbuilt, e.Line) {
			all = append(all, fmt.Sprintf("does not compile: %s:%d: %s", e.File, e.Line, e.Message))
		}
	}
	for _, line := range l.Unbuilt {
		if !slices.Contains(were, line) {
			all = append(all, fmt.Sprintf("compiles on line %d, should not", line))
		}
	}
	return all
}

// refusals compares the places at which a file was refused with those at which
// it should be.
func (l *Label) refusals(got []grader.Refusal) []string {
	var all []string
	were := make([]Refusal, 0, len(got))
	for _, r := range got {
		at := Refusal{Rule: r.Rule, Line: r.Line}
		were = append(were, at)
		if !slices.Contains(l.Refused, at) {
			all = append(all, fmt.Sprintf("is refused on line %d by rule %s (%s), should not be", r.Line, r.Rule, r.Message))
		}
	}
	for _, want := range slices.SortedFunc(slices.Values(l.Refused), byLine) {
		if !slices.Contains(were, want) {
			all = append(all, fmt.Sprintf("is not refused on line %d by rule %s", want.Line, want.Rule))
		}
	}
	return all
}

func byLine(a, b Refusal) int {
	return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Rule, b.Rule))
}
