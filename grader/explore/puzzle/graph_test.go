package puzzle_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/explore/puzzle"
)

// walk follows an answer through the states.
func walk(t *testing.T, states []puzzle.State, answer string) puzzle.State {
	t.Helper()
	at := states[0]
	for i, letter := range answer {
		to := -1
		for _, r := range at.Runners {
			if r.Name == string(letter) {
				to = r.To
			}
		}
		require.GreaterOrEqual(t, to, 0, "letter %d of %s can move", i+1, answer)
		at = states[to]
	}
	return at
}

func TestTheStatesOfAPuzzleAreItsPlays(t *testing.T) {
	for _, one := range []struct {
		behaviour, answer string
		solved            bool
	}{
		{"puzzle/lost-update", "AABBAB", true},
		{"puzzle/lost-update", "AAABBB", false},
		{"puzzle/worst-case", "ABABABABABAB", false},
		{"puzzle/worst-case", "ABBBBABAAAAB", true},
		{"puzzle/two-locks", "ABAB", true},
		{"puzzle/two-locks", "AAAABBBB", false},
		{"puzzle/philosophers", "ABCABC", true},
	} {
		p, known := puzzle.Of(one.behaviour)
		require.True(t, known, "program of %s", one.behaviour)
		end := walk(t, p.States(), one.answer)
		assert.True(t, end.Over, "%s %s ends", one.behaviour, one.answer)
		assert.Equal(t, one.solved, end.Problem == "", "%s %s solves it", one.behaviour, one.answer)
		assert.Equal(t, p.Play(one.answer).Problem == "", end.Problem == "", "%s %s, as it is judged", one.behaviour, one.answer)
	}
}

func TestAStateSaysWhoStandsWhere(t *testing.T) {
	at := walk(t, puzzle.TwoLocks.States(), "ABA")
	assert.Equal(t, []puzzle.Cell{{Name: "x", Is: "A"}, {Name: "y", Is: "B"}}, at.Shared, "who holds what")
	assert.Equal(t, "y", at.Runners[0].WaitsFor, "what A waits for")
	assert.Equal(t, -1, at.Runners[0].To, "where A can go")
	assert.Equal(t, "lock x", at.Runners[1].Next, "what B does next")

	at = walk(t, puzzle.LostUpdate.States(), "AA")
	assert.Equal(t, "a = 1", at.Runners[0].Own, "A's own variable")
	assert.Empty(t, at.Runners[1].Own, "B's, before it has loaded")
	assert.Equal(t, []puzzle.Cell{{Name: "count", Is: "0"}}, at.Shared, "the count")
}

func TestOnlyAPuzzlesBehaviourHasAProgram(t *testing.T) {
	for _, name := range []string{"counter/no-lost-update", "puzzle/", "puzzle/knot", ""} {
		_, known := puzzle.Of(name)
		assert.False(t, known, "program of %q", name)
	}
}
