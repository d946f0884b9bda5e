package judge_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/judge"
)

var (
	lost  = &grader.Finding{Class: grader.Atomicity, Message: "B loses A's update", Trace: &grader.Trace{ID: "lost"}}
	stuck = &grader.Finding{Class: grader.Deadlock, Message: "A waits for good", Trace: &grader.Trace{ID: "stuck"}}
	raced = &grader.Finding{
		Class: grader.Race, Message: "two accesses without an order",
		Locations: []grader.Location{{File: "race.go", Line: 7}},
	}
	racedTraced = &grader.Finding{Class: grader.Race, Message: "race, traced", Trace: &grader.Trace{ID: "raced"}}
)

// exercise has one behaviour, "c/b", with a hint.
func exercise() grader.Exercise {
	return grader.Exercise{ID: "01-race", Behaviours: []grader.Behaviour{
		{ID: "c/b", Title: "a sentence", Property: grader.MutualExclusion, Weight: 1, Hint: "a hint"},
	}}
}

func explored(change func(*grader.Evidence)) grader.Evidence {
	e := grader.Evidence{Behaviour: "c/b", Leg: grader.Explore, Explored: 6, Bound: -1}
	change(&e)
	return e
}

func underRace(change func(*grader.Evidence)) grader.Evidence {
	e := grader.Evidence{Behaviour: "c/b", Leg: grader.RaceCheck, Explored: 2, Bound: -1}
	change(&e)
	return e
}

func nothing(*grader.Evidence) {}

func TestVerdictOfOneBehaviour(t *testing.T) {
	finds := func(f *grader.Finding) func(*grader.Evidence) {
		return func(e *grader.Evidence) { e.Finding = f }
	}
	tests := map[string]struct {
		evidence []grader.Evidence
		want     grader.Verdict
		class    grader.Class
		message  string
		trace    string
	}{
		"nothing at all is an error, never a pass": {
			want: grader.Error, message: "the explore leg brought no evidence",
		},
		"the race leg alone is not enough": {
			evidence: []grader.Evidence{underRace(finds(raced))},
			want:     grader.Error, message: "the explore leg brought no evidence",
		},
		"the explore leg alone is enough": {
			evidence: []grader.Evidence{explored(nothing)},
			want:     grader.Passed,
		},
		"an exhausted space is a proof": {
			evidence: []grader.Evidence{explored(func(e *grader.Evidence) { e.Exhausted = true }), underRace(nothing)},
			want:     grader.Proved,
		},
		"one leg saw nothing, the other a finding": {
			evidence: []grader.Evidence{explored(nothing), underRace(finds(stuck))},
			want:     grader.Failed, class: grader.Deadlock, message: stuck.Message, trace: "stuck",
		},
		"both legs found something of one kind: the explore leg tells it": {
			evidence: []grader.Evidence{underRace(finds(stuck)), explored(finds(lost))},
			want:     grader.Failed, class: grader.Atomicity, message: lost.Message, trace: "lost",
		},
		"a race goes before its consequence and borrows its trace": {
			evidence: []grader.Evidence{explored(finds(lost)), underRace(finds(raced))},
			want:     grader.Failed, class: grader.Race, message: raced.Message, trace: "lost",
		},
		"a race that both saw is told by the explore leg": {
			evidence: []grader.Evidence{explored(finds(racedTraced)), underRace(finds(raced))},
			want:     grader.Failed, class: grader.Race, message: racedTraced.Message, trace: "raced",
		},
		"a race that nobody has a trace of": {
			evidence: []grader.Evidence{explored(nothing), underRace(finds(raced))},
			want:     grader.Failed, class: grader.Race, message: raced.Message,
		},
		"a fault goes before a finding": {
			evidence: []grader.Evidence{
				explored(finds(lost)),
				underRace(func(e *grader.Evidence) { e.Fault = "the report has our frames only" }),
			},
			want: grader.Error, message: "the report has our frames only",
		},
		"a fault goes before unstarted": {
			evidence: []grader.Evidence{explored(func(e *grader.Evidence) { e.Fault, e.Unstarted = "broken", "TODO" })},
			want:     grader.Error, message: "broken",
		},
		"unstarted goes before a finding of the other leg": {
			evidence: []grader.Evidence{
				explored(func(e *grader.Evidence) { e.Unstarted = "TODO: implement Counter.Inc" }),
				underRace(finds(raced)),
			},
			want: grader.Unstarted, message: "TODO: implement Counter.Inc",
		},
		"a schedule cut short is no verdict": {
			evidence: []grader.Evidence{explored(func(e *grader.Evidence) { e.Inconclusive = "20,000 steps" })},
			want:     grader.Error, message: "20,000 steps",
		},
		"a schedule cut short does not hide a finding": {
			evidence: []grader.Evidence{
				explored(func(e *grader.Evidence) { e.Inconclusive = "20,000 steps" }),
				underRace(finds(raced)),
			},
			want: grader.Failed, class: grader.Race, message: raced.Message,
		},
		"a schedule cut short in the race leg is no pass": {
			evidence: []grader.Evidence{
				explored(func(e *grader.Evidence) { e.Exhausted = true }),
				underRace(func(e *grader.Evidence) { e.Inconclusive = "20,000 steps" }),
			},
			want: grader.Error, message: "20,000 steps",
		},
		"two reports of one leg: one of them is not ours": {
			evidence: []grader.Evidence{explored(finds(lost)), explored(nothing)},
			want:     grader.Error, message: "the explore leg reported c/b twice",
		},
		"evidence on another behaviour says nothing about this one": {
			evidence: []grader.Evidence{explored(func(e *grader.Evidence) { e.Behaviour = "c/other" })},
			want:     grader.Error, message: "the explore leg brought no evidence",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			all := judge.Decide(exercise(), tt.evidence)
			require.Len(t, all, 1, "Decide(%+v)", tt.evidence)
			got := all[0]
			assert.Equal(t, tt.want, got.Verdict, "verdict of Decide(%+v)", tt.evidence)
			assert.Equal(t, tt.class, got.Class, "class of Decide(%+v)", tt.evidence)
			assert.Equal(t, tt.message, got.Message, "message of Decide(%+v)", tt.evidence)
			assert.NotNil(t, got.Locations, "locations must not become null in JSON")
			if tt.trace == "" {
				assert.Nil(t, got.Trace, "trace of Decide(%+v)", tt.evidence)
			} else if assert.NotNil(t, got.Trace, "trace of Decide(%+v)", tt.evidence) {
				assert.Equal(t, tt.trace, got.Trace.ID, "trace of Decide(%+v)", tt.evidence)
			}
			if tt.want == grader.Failed {
				assert.Equal(t, "a hint", got.Hint, "hint of a failed behaviour")
			} else {
				assert.Empty(t, got.Hint, "only a failed behaviour has a hint")
			}
		})
	}
}

func TestSchedulesSayWhatTheVerdictRestsOn(t *testing.T) {
	six, two := 6, 2
	tests := map[string]struct {
		change func(*grader.Evidence)
		want   grader.Schedules
	}{
		"all schedules, any number of preemptions": {
			change: func(e *grader.Evidence) { e.Exhausted = true },
			want:   grader.Schedules{Explored: 6, Total: &six},
		},
		"all schedules with two preemptions": {
			change: func(e *grader.Evidence) { e.Exhausted, e.Bound = true, 2 },
			want:   grader.Schedules{Explored: 6, Total: &six, Bound: &two},
		},
		"a budget that was spent": {
			change: nothing,
			want:   grader.Schedules{Explored: 6},
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := judge.Decide(exercise(), []grader.Evidence{explored(tt.change), underRace(nothing)})
			assert.Equal(t, tt.want, got[0].Schedules, "schedules; the race leg's are not added")
		})
	}
}

func TestDecideKeepsDeclaredOrderAndLeavesEvidenceAlone(t *testing.T) {
	ex := exercise()
	ex.Behaviours = append(ex.Behaviours, grader.Behaviour{ID: "a/a"})
	evidence := []grader.Evidence{explored(nothing), underRace(nothing)}
	evidence[0].Finding, evidence[1].Finding = lost, raced
	got := judge.Decide(ex, evidence)
	assert.Equal(t, []string{"c/b", "a/a"}, []string{got[0].ID, got[1].ID}, "order of Decide")
	assert.Nil(t, raced.Trace, "the race leg's finding must not be written to when it borrows a trace")
}
