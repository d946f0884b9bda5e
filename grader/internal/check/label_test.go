package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

var exercise = grader.Exercise{ID: "02-mutex", File: "mutex.go", Behaviours: []grader.Behaviour{
	{ID: "account/errors"},
	{ID: "account/never-negative", Needs: []string{"account/errors"}},
	{ID: "account/race-free", Needs: []string{"account/never-negative"}},
	{ID: "lock/fifo"},
}}

func TestParseLabelReadsTheLinesAboveThePackageClause(t *testing.T) {
	got, err := parseLabel([]byte(`// Withdraw looks at the balance: and changes it.
//
// fails: account/never-negative atomicity, lock/fifo order
// fails: account/race-free race
// passes: account/errors
// may: lock/fifo
// refused: imports 12
package mutex

// fails: nothing here
`))
	require.NoError(t, err, "parseLabel")
	assert.Equal(t, Label{
		Fails:   map[string]grader.Class{"account/never-negative": grader.Atomicity, "lock/fifo": grader.Order, "account/race-free": grader.Race},
		Passes:  []string{"account/errors"},
		May:     []string{"lock/fifo"},
		Refused: []Refusal{{Rule: "imports", Line: 12}},
	}, got, "label")
}

func TestParseLabelReadsWhatBecomesOfACheat(t *testing.T) {
	got, err := parseLabel([]byte("// unstarted: lock/fifo\n// unbuilt: 7 9\n// passes: everything\npackage mutex\n"))
	require.NoError(t, err, "parseLabel")
	assert.Equal(t, Label{
		Fails: map[string]grader.Class{}, Unstarted: []string{"lock/fifo"}, Unbuilt: []int{7, 9}, Harmless: true,
	}, got, "label")
}

func TestParseLabelSaysWhatItDoesNotUnderstand(t *testing.T) {
	tests := map[string]struct{ text, want string }{
		"a failure without a class": {"// fails: account/errors\npackage mutex\n", "fails: wants pairs"},
		"two failures, no class":    {"// fails: account/errors lock/fifo\npackage mutex\n", "fails: account/errors has no class"},
		"a refusal without a line":  {"// refused: imports\npackage mutex\n", "refused: wants a rule and a line"},
		"a refusal on line x":       {"// refused: imports x\npackage mutex\n", "refused: wants a rule and a line"},
		"an unbuilt line x":         {"// unbuilt: x\npackage mutex\n", "unbuilt: wants lines"},
		"no package clause":         {"// fails: a/b race\n", "there is no package clause"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			_, err := parseLabel([]byte(tt.text))
			assert.ErrorContains(t, err, tt.want, "parseLabel of %s", name)
		})
	}
}

func TestLabelsMustFitTheirKind(t *testing.T) {
	fails := Label{Fails: map[string]grader.Class{"lock/fifo": grader.Order}}
	tests := map[string]struct {
		kind  Kind
		label Label
		want  string
	}{
		"a wrong case that fails nothing":   {Wrong, Label{}, "must say what it fails"},
		"a right case that fails something": {Right, fails, "a right case fails nothing"},
		"a cheat without an end":            {Cheat, Label{}, "must say what becomes of it"},
		"a behaviour that does not exist":   {Wrong, Label{Fails: map[string]grader.Class{"lock/lifo": grader.Order}}, `no behaviour "lock/lifo"`},
		"a pass that does not exist":        {Right, Label{Passes: []string{"lock/lifo"}}, `no behaviour "lock/lifo"`},
		"a cheat that is right and wrong":   {Cheat, Label{Fails: fails.Fails, Harmless: true}, "cannot pass everything and fail"},
		"a wrong case that is refused":      {Wrong, Label{Fails: fails.Fails, Refused: []Refusal{{"imports", 3}}}, "this is a cheat"},
		"a stub of nothing":                 {Cheat, Label{Unstarted: []string{"lock/lifo"}}, `no behaviour "lock/lifo"`},
		"a failure that passes":             {Wrong, Label{Fails: fails.Fails, Passes: []string{"lock/fifo"}}, "cannot both fail and pass"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.ErrorContains(t, tt.label.sound(tt.kind, exercise), tt.want, "label of %s", name)
		})
	}
	assert.NoError(t, fails.sound(Wrong, exercise), "label of a wrong case")
}

// result is that of an exercise in which everything holds but what is given.
func result(but ...grader.BehaviourResult) grader.ExerciseResult {
	r := grader.ExerciseResult{ID: exercise.ID}
	for _, b := range exercise.Behaviours {
		r.Behaviours = append(r.Behaviours, grader.BehaviourResult{ID: b.ID, Verdict: grader.Passed})
	}
	for _, b := range but {
		for i := range r.Behaviours {
			if r.Behaviours[i].ID == b.ID {
				r.Behaviours[i] = b
			}
		}
	}
	return r
}

func TestDeviationsTellEveryDifference(t *testing.T) {
	failed := func(id string, class grader.Class) grader.BehaviourResult {
		return grader.BehaviourResult{ID: id, Verdict: grader.Failed, Class: class, Message: "why"}
	}
	skipped := func(id string) grader.BehaviourResult {
		return grader.BehaviourResult{ID: id, Verdict: grader.Skipped, Message: "needs"}
	}
	negative := map[string]grader.Class{"account/never-negative": grader.Atomicity}
	tests := map[string]struct {
		label Label
		got   grader.ExerciseResult
		want  []string
	}{
		"all as it should be": {
			Label{Fails: negative}, result(failed("account/never-negative", grader.Atomicity), skipped("account/race-free")), nil,
		},
		"it passes": {Label{Fails: negative}, result(), []string{"account/never-negative is passed, should fail: atomicity"}},
		"the grader fails where it should": {
			Label{Fails: negative},
			result(grader.BehaviourResult{ID: "account/never-negative", Message: "no memory"}),
			[]string{"account/never-negative is error (no memory), should fail: atomicity"},
		},
		"it fails in another way": {
			Label{Fails: negative},
			result(failed("account/never-negative", grader.Race)),
			[]string{"account/never-negative fails: race (why), should fail: atomicity"},
		},
		"it fails more": {
			Label{Fails: negative},
			result(failed("account/never-negative", grader.Atomicity), failed("lock/fifo", grader.Order)),
			[]string{"lock/fifo fails: order (why), should hold"},
		},
		"a consequence that was stated": {
			Label{Fails: negative, May: []string{"lock/fifo"}},
			result(failed("account/never-negative", grader.Atomicity), failed("lock/fifo", grader.Order)), nil,
		},
		"skipped without a reason": {Label{}, result(skipped("lock/fifo")), []string{"lock/fifo is skipped (needs), should hold"}},
		"skipped where it should pass": {
			Label{Fails: negative, Passes: []string{"account/race-free"}},
			result(failed("account/never-negative", grader.Atomicity), skipped("account/race-free")),
			[]string{"account/race-free is skipped (needs), should hold"},
		},
		"the grader failed":   {Label{}, grader.ExerciseResult{Problem: "no disk"}, []string{"the grader failed: no disk"}},
		"it does not compile": {Label{}, grader.ExerciseResult{CompileErrors: []grader.CompileError{{File: "mutex.go", Line: 3, Message: "no"}}}, []string{"does not compile: mutex.go:3: no"}},
		"one that should not compile": {
			Label{Unbuilt: []int{3, 5}},
			grader.ExerciseResult{CompileErrors: []grader.CompileError{{File: "mutex.go", Line: 3, Message: "no"}}},
			[]string{"compiles on line 5, should not"},
		},
		"unstarted as it should be": {
			Label{Unstarted: []string{"account/errors"}},
			result(grader.BehaviourResult{ID: "account/errors", Verdict: grader.Unstarted}, skipped("account/never-negative"), skipped("account/race-free")), nil,
		},
		"started":              {Label{Unstarted: []string{"account/errors"}}, result(), []string{"account/errors is passed, should be unstarted"}},
		"refused as it should": {Label{Refused: []Refusal{{"imports", 3}}}, grader.ExerciseResult{Refusals: []grader.Refusal{{Rule: "imports", Line: 3}}}, nil},
		"refused elsewhere": {
			Label{Refused: []Refusal{{"imports", 3}}},
			grader.ExerciseResult{Refusals: []grader.Refusal{{Rule: "imports", Line: 4, Message: "why"}}},
			[]string{"is refused on line 4 by rule imports (why), should not be", "is not refused on line 3 by rule imports"},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, tt.label.deviations(exercise, tt.got), "deviations when %s", name)
		})
	}
}

func TestAStubMustBeUnstarted(t *testing.T) {
	c := Case{Kind: Stub, Exercise: exercise}
	assert.Len(t, c.deviations(result()), 4, "a stub that passes")
	r := result()
	for i := range r.Behaviours {
		r.Behaviours[i].Verdict = grader.Unstarted
	}
	assert.Empty(t, c.deviations(r), "a stub that is unstarted")
}
