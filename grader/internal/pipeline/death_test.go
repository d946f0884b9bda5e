package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

// Where the stack is over the process dies; nobody can recover from that.
const endless = "\nfunc down(n int) int { return down(n+1) + 1 }\n"

func TestADeathFailsTheBehaviourItHappenedInAndNoOther(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs a submission")
	}
	solution, err := os.ReadFile(filepath.Join(root, "solutions/01-race/race.go"))
	require.NoError(t, err, "read the solution")
	const puzzle = "func LostUpdate() string {"
	require.Contains(t, string(solution), puzzle, "the solution's puzzle")
	text := strings.Replace(string(solution), puzzle, puzzle+" down(0);", 1) + endless
	r, err := Grade(t.Context(), Options{Root: root, Submission: hand(t, text), Exercises: []string{"01"}})
	require.NoError(t, err, "Grade")
	for _, b := range r.Exercises[0].Behaviours {
		if b.ID != "puzzle/lost-update" {
			assert.True(t, b.Verdict.Holds(), "%s is %s: %s", b.ID, b.Verdict, b.Message)
			continue
		}
		assert.Equal(t, grader.Failed, b.Verdict, "verdict on %s: %s", b.ID, b.Message)
		assert.Equal(t, grader.Panic, b.Class, "class of %s", b.ID)
		require.Len(t, b.Locations, 1, "where it died")
		assert.Equal(t, strings.TrimSpace(endless), b.Locations[0].Text, "where it died")
	}
}
