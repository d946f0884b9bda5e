package score_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader"
	"interleave/grader/internal/score"
)

// exercise is worth 25 and has one behaviour for each weight.
func exercise(weights ...int) grader.Exercise {
	ex := grader.Exercise{ID: "01-race", Points: 25}
	for i, w := range weights {
		ex.Behaviours = append(ex.Behaviours, grader.Behaviour{ID: fmt.Sprintf("c/%d", i), Weight: w})
	}
	return ex
}

func verdicts(all ...grader.Verdict) grader.ExerciseResult {
	e := grader.ExerciseResult{ID: "01-race"}
	for i, v := range all {
		e.Behaviours = append(e.Behaviours, grader.BehaviourResult{ID: fmt.Sprintf("c/%d", i), Verdict: v})
	}
	return e
}

func TestMarkOneExercise(t *testing.T) {
	tests := map[string]struct {
		weights  []int
		verdicts []grader.Verdict
		score    float64
		status   grader.Status
	}{
		"everything holds, proved or not": {
			[]int{1, 2}, []grader.Verdict{grader.Proved, grader.Passed}, 25, grader.StatusFull,
		},
		"one of two": {
			[]int{1, 2}, []grader.Verdict{grader.Proved, grader.Failed}, 8.33, grader.StatusPartial,
		},
		"the other of two": {
			[]int{1, 2}, []grader.Verdict{grader.Failed, grader.Proved}, 16.67, grader.StatusPartial,
		},
		"skipped and unstarted earn nothing": {
			[]int{1, 1, 1}, []grader.Verdict{grader.Failed, grader.Skipped, grader.Unstarted}, 0, grader.StatusNone,
		},
		"untouched": {
			[]int{1, 1}, []grader.Verdict{grader.Unstarted, grader.Unstarted}, 0, grader.StatusUnstarted,
		},
		"half done, half untouched": {
			[]int{1, 1}, []grader.Verdict{grader.Proved, grader.Unstarted}, 12.5, grader.StatusPartial,
		},
		"refused": {
			[]int{1, 1}, []grader.Verdict{grader.Refused, grader.Refused}, 0, grader.StatusRefused,
		},
		"unbuilt": {
			[]int{1, 1}, []grader.Verdict{grader.Unbuilt, grader.Unbuilt}, 0, grader.StatusUnbuilt,
		},
		"the grader failed on one: no score, whatever the others say": {
			[]int{1, 1}, []grader.Verdict{grader.Proved, grader.Error}, 0, grader.StatusError,
		},
		"no behaviours at all are not full points": {
			nil, nil, 0, grader.StatusError,
		},
		"the weights of the real first exercise": {
			[]int{3, 2, 2, 3, 1, 3, 1, 2, 1, 2, 1, 1, 1, 1, 1, 2, 1, 1},
			[]grader.Verdict{
				grader.Failed, grader.Failed, grader.Proved, grader.Proved, grader.Proved, grader.Proved,
				grader.Proved, grader.Proved, grader.Proved, grader.Proved, grader.Proved, grader.Proved,
				grader.Proved, grader.Proved, grader.Proved, grader.Proved, grader.Proved, grader.Proved,
			},
			20.69, grader.StatusPartial, // 25·24/29
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := &grader.Result{Exercises: []grader.ExerciseResult{verdicts(tt.verdicts...)}}
			score.Mark(r, []grader.Exercise{exercise(tt.weights...)})
			got := r.Exercises[0]
			assert.InDelta(t, tt.score, got.Score, 0, "score for %v of %v", tt.verdicts, tt.weights)
			assert.Equal(t, tt.status, got.Status, "status for %v", tt.verdicts)
			assert.InDelta(t, 25.0, got.Max, 0, "max")
			assert.InDelta(t, got.Score, r.Score, 0, "total of one exercise")
			assert.Equal(t, tt.status != grader.StatusError, r.Complete, "complete for %v", tt.verdicts)
		})
	}
}

func TestMarkGivesEachBehaviourItsPoints(t *testing.T) {
	r := &grader.Result{Exercises: []grader.ExerciseResult{verdicts(grader.Proved, grader.Failed, grader.Passed)}}
	score.Mark(r, []grader.Exercise{exercise(1, 1, 1)})
	var got, most []float64
	for _, b := range r.Exercises[0].Behaviours {
		got, most = append(got, b.Score), append(most, b.Max)
	}
	assert.Equal(t, []float64{8.34, 8.33, 8.33}, most, "points of three equal behaviours")
	assert.Equal(t, []float64{8.34, 0, 8.33}, got, "points earned")
	assert.InDelta(t, 16.67, r.Score, 0, "25·2/3, rounded once")
}

func TestMarkAddsUpExercises(t *testing.T) {
	first, second, third := exercise(1, 2), exercise(3), exercise(1)
	second.ID, third.ID = "02-mutex", "03-deadlock"
	broken := verdicts(grader.Error)
	broken.ID = "02-mutex"
	r := &grader.Result{Exercises: []grader.ExerciseResult{verdicts(grader.Failed, grader.Proved), broken}}
	score.Mark(r, []grader.Exercise{first, second, third})
	assert.InDelta(t, 16.67, r.Score, 0, "an exercise without a score adds nothing")
	assert.InDelta(t, 50.0, r.Max, 0, "the maximum counts what was graded, also where the grader failed")
	assert.False(t, r.Complete, "a result with a broken exercise is not complete")
}

func TestMarkRefusesResultsOfAnotherExercise(t *testing.T) {
	tests := map[string]struct {
		result  grader.ExerciseResult
		problem string
	}{
		"an exercise that does not exist": {
			grader.ExerciseResult{ID: "09-none"}, "score 09-none: there is no such exercise",
		},
		"a verdict is missing": {
			verdicts(grader.Proved), "score 01-race: 1 verdicts on 2 behaviours",
		},
		"verdicts in another order": {
			grader.ExerciseResult{ID: "01-race", Behaviours: []grader.BehaviourResult{{ID: "c/1"}, {ID: "c/0"}}},
			"score 01-race: verdict on c/1 where c/0 is declared",
		},
		"a problem that is known already is kept": {
			grader.ExerciseResult{ID: "01-race", Problem: "build 01-race: no space left"}, "build 01-race: no space left",
		},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			r := &grader.Result{Exercises: []grader.ExerciseResult{tt.result}}
			score.Mark(r, []grader.Exercise{exercise(1, 1)})
			assert.Equal(t, tt.problem, r.Exercises[0].Problem, "problem of %+v", tt.result)
			assert.Equal(t, grader.StatusError, r.Exercises[0].Status, "status of %+v", tt.result)
			assert.False(t, r.Complete, "complete of %+v", tt.result)
		})
	}
}
