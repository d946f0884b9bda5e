package judge_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader"
	"interleave/grader/internal/judge"
)

func TestNeeds(t *testing.T) {
	type said = func(*grader.Evidence)
	failed := func(e *grader.Evidence) { e.Finding = lost }
	todo := func(e *grader.Evidence) { e.Unstarted = "TODO: implement Get" }
	short := func(e *grader.Evidence) { e.Inconclusive = "20,000 steps" }
	broken := func(e *grader.Evidence) { e.Fault = "engine" }

	tests := map[string]struct {
		a, b, c said // b needs a, c needs b
		want    [3]grader.Verdict
		message string // of c
	}{
		"all hold": {
			nothing, nothing, nothing,
			[3]grader.Verdict{grader.Passed, grader.Passed, grader.Passed},
			"",
		},
		"the last fails alone": {
			nothing, nothing, failed,
			[3]grader.Verdict{grader.Passed, grader.Passed, grader.Failed},
			"B loses A's update",
		},
		"the first fails: the others are skipped, and told the root": {
			failed, nothing, failed,
			[3]grader.Verdict{grader.Failed, grader.Skipped, grader.Skipped},
			"a/works failed",
		},
		"the middle one fails": {
			nothing, failed, nothing,
			[3]grader.Verdict{grader.Passed, grader.Failed, grader.Skipped},
			"b/safe failed",
		},
		"the first is not started": {
			todo, failed, nothing,
			[3]grader.Verdict{grader.Unstarted, grader.Skipped, grader.Skipped},
			"a/works is not started",
		},
		"unstarted stays unstarted below a failure": {
			failed, nothing, todo,
			[3]grader.Verdict{grader.Failed, grader.Skipped, grader.Unstarted},
			"TODO: implement Get",
		},
		"what was cut short below a failure means nothing either": {
			failed, nothing, short,
			[3]grader.Verdict{grader.Failed, grader.Skipped, grader.Skipped},
			"a/works failed",
		},
		"a fault below a failure is still our fault": {
			failed, nothing, broken,
			[3]grader.Verdict{grader.Failed, grader.Skipped, grader.Error},
			"engine",
		},
		"the grader failed on the first": {
			broken, nothing, nothing,
			[3]grader.Verdict{grader.Error, grader.Skipped, grader.Skipped},
			"the grader failed on a/works",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			ex := grader.Exercise{Behaviours: []grader.Behaviour{
				{ID: "c/last", Needs: []string{"b/safe"}}, // declared before what it needs
				{ID: "a/works"},
				{ID: "b/safe", Needs: []string{"a/works"}},
			}}
			got := judge.Decide(ex, []grader.Evidence{
				explored(func(e *grader.Evidence) { e.Behaviour = "a/works"; tt.a(e) }),
				explored(func(e *grader.Evidence) { e.Behaviour = "b/safe"; tt.b(e) }),
				explored(func(e *grader.Evidence) { e.Behaviour = "c/last"; tt.c(e) }),
			})
			verdicts := [3]grader.Verdict{got[1].Verdict, got[2].Verdict, got[0].Verdict}
			assert.Equal(t, tt.want, verdicts, "verdicts of a, b, c")
			assert.Equal(t, tt.message, got[0].Message, "message of c")
		})
	}
}

func TestNeedsThatMakeNoSense(t *testing.T) {
	tests := map[string]struct {
		needs []string
		want  grader.Verdict
	}{
		"itself":                   {[]string{"c/b"}, grader.Passed},
		"a behaviour nobody wrote": {[]string{"c/none"}, grader.Skipped},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			ex := exercise()
			ex.Behaviours[0].Needs = tt.needs
			got := judge.Decide(ex, []grader.Evidence{explored(nothing)})
			assert.Equal(t, tt.want, got[0].Verdict, "a behaviour that needs %q", tt.needs)
		})
	}
}
