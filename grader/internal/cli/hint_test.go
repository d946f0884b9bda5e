package cli

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"interleave/grader"
	"interleave/grader/internal/cache"
)

// withDesk are stages that return a result on which these behaviours failed, and
// that remember.
func withDesk(t *testing.T, failed ...string) stages {
	t.Helper()
	r := graded(0, grader.StatusPartial)
	for _, id := range failed {
		r.Exercises[0].Behaviours = append(r.Exercises[0].Behaviours, grader.BehaviourResult{ID: id, Verdict: grader.Failed, Class: grader.Atomicity})
	}
	s := answers(r, nil)
	s.desks = &cache.Store{Dir: t.TempDir()}
	return s
}

// heads are the first lines of one hint command after the other.
func heads(t *testing.T, s stages, commands ...string) []string {
	t.Helper()
	var all []string
	for _, words := range commands {
		code, stdout, stderr := typed(t.Context(), s, strings.Fields(words)...)
		assert.Equal(t, ExitOK, code, "exit code of grade %s, which said:\n%s", words, stderr)
		first, _, _ := strings.Cut(stdout, "\n")
		all = append(all, strings.TrimSuffix(first, " (hints cost no points)"))
	}
	return all
}

func TestHintsGoFromWhatFailedToThoseOnTheTask(t *testing.T) {
	s := withDesk(t, "seats/never-oversold", "seats/holder-agrees")
	typed(t.Context(), s)
	assert.Equal(t, []string{
		"01-race  seats/never-oversold failed",
		"01-race  seats/holder-agrees failed",
		"01-race  seats  hint 1 of 3",
		"01-race  seats  hint 2 of 3",
		"01-race  counter  hint 1 of 3",
		"01-race  seats  hint 3 of 3",
		"01-race  seats  no more hints: all 3 stand in exercises/01-race/README.md, under Seats",
	}, heads(t, s, "hint 01", "hint race seats", "hint 01 seats/never-oversold", "hint 01 Seats", "hint 01 counter", "hint 01", "hint 01"), "hints")
}

func TestAHintIsTheExercisesOwnText(t *testing.T) {
	s := withDesk(t)
	_, stdout, _ := typed(t.Context(), s, "hint", "02", "lock")
	assert.Contains(t, stdout, "Think of a channel with room for a single value.", "the first hint")
	typed(t.Context(), s, "hint", "02", "lock")
	_, stdout, _ = typed(t.Context(), s, "hint", "02", "lock")
	assert.Contains(t, stdout, "this was the last hint on lock; read exercises/README.md#part-3--mutex", "the last hint")
}

// Two copies of the course on one machine do not take each other's hints away.
func TestEverySubmissionHasItsOwnDesk(t *testing.T) {
	s := withDesk(t, "seats/never-oversold")
	typed(t.Context(), s)
	elsewhere := t.TempDir()
	assert.Equal(t, []string{
		"01-race  counter  hint 1 of 3", "01-race  counter  hint 1 of 3", "01-race  Race conditions",
	}, heads(t, s, "hint 01 counter", "hint -submission "+elsewhere+" 01 counter", "hint -submission "+elsewhere+" 01"), "hints")
}

func TestHintsAreListedWhenNothingIsKnownToFail(t *testing.T) {
	s := withDesk(t)
	_, stdout, _ := typed(t.Context(), s, "hint", "01")
	assert.Contains(t, stdout, "\n  seats      3 hints, 0 of them seen\n", "the list")
	assert.Contains(t, stdout, "next:  name a task: go tool grade hint 01-race counter\n", "the list")
	heads(t, s, "hint 01 counter", "hint 01 counter", "hint 01 counter")
	_, stdout, _ = typed(t.Context(), s, "hint", "01")
	assert.Contains(t, stdout, "\n  counter    3 hints, 3 of them seen\n", "the list")
	assert.Contains(t, stdout, "next:  name a task: go tool grade hint 01-race puzzle\n", "the list")
}

func TestHintsWithoutAPlaceToRememberThem(t *testing.T) {
	code, stdout, stderr := typed(t.Context(), stages{}, "hint", "01", "counter")
	assert.Equal(t, ExitOK, code, "exit code")
	assert.Contains(t, stdout, "hint 1 of 3", "stdout")
	assert.Equal(t, "note: which hints you have seen cannot be kept here; all stand in exercises/01-race/README.md\n", stderr, "stderr")
}

func TestAHintOnNothing(t *testing.T) {
	for words, want := range map[string]string{
		"hint":                    "grade: expected \"<exercise>\"\n",
		"hint 09":                 "grade: no exercise is called \"09\"\nhint: there are: 01-race",
		"hint 01 nothing":         "grade: no task of 01-race is called \"nothing\"\nhint: there are: counter, puzzle, seats, future, executor\n",
		"hint 01 counter/nothing": "grade: no task of 01-race is called \"counter/nothing\"\n",
		"hint 01 counter seats":   "grade: unexpected argument seats\n",
	} {
		code, stdout, stderr := typed(t.Context(), withDesk(t), strings.Fields(words)...)
		assert.Equal(t, ExitUsage, code, "exit code of grade %s", words)
		assert.Empty(t, stdout, "stdout of grade %s", words)
		assert.Contains(t, stderr, want, "stderr of grade %s", words)
	}
}
