package pipeline_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/pipeline"
)

// pairs are bugs of a kind that real projects had, each beside its cure, with
// what they must be found as. They are in testdata/pairs.
var pairs = map[string]grader.Class{
	"AddInside":        grader.WrongValue,
	"BusyLoop":         grader.Starvation,
	"ChannelAsMutex":   grader.Deadlock,
	"CheckThenAct":     grader.Atomicity,
	"CloseTwice":       grader.Panic,
	"ConsumerQuits":    grader.Leak,
	"CopiedLock":       grader.Race,
	"EarlyReturn":      grader.Leak,
	"EmptyTimer":       grader.Deadlock,
	"FirstLook":        grader.Race,
	"FlightPanics":     grader.Deadlock,
	"IfNotFor":         grader.Panic,
	"LastUser":         grader.WrongValue,
	"LoopVariable":     grader.Race,
	"LostError":        grader.WrongValue,
	"LostWakeup":       grader.Deadlock,
	"MadeTwice":        grader.Atomicity,
	"MapWrite":         grader.Race,
	"NoCancel":         grader.Leak,
	"OnceAgain":        grader.Deadlock,
	"OneForAll":        grader.Leak,
	"OppositeOrder":    grader.Deadlock,
	"PanicPath":        grader.Deadlock,
	"PublishedEarly":   grader.Race,
	"ReadAgain":        grader.Deadlock,
	"ReleaseTwice":     grader.Deadlock,
	"SameAgain":        grader.Atomicity,
	"SendOnClosed":     grader.Panic,
	"SubmitAfterClose": grader.Panic,
	"StoppedTicker":    grader.Leak,
	"TwoAtomics":       grader.Atomicity,
	"Upgrade":          grader.Deadlock,
}

// mostLines is how many steps of an interleaving somebody reads.
const mostLines = 15

func TestABugIsFoundAndItsCureIsProved(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and explores 32 small programs, twice")
	}
	r, err := pipeline.Explore(t.Context(), pipeline.TestOptions{
		Root: "../../..", Dir: "testdata/pairs", Package: ".", Scratch: t.TempDir(),
		Limits: grader.Limits{
			Schedules: 2000, RaceSchedules: 100, Steps: 1000,
			CPU: 10 * time.Minute, Wall: 10 * time.Minute, Memory: 4 << 30, Output: 1 << 20,
		},
	})
	require.NoError(t, err, "Explore")
	require.Empty(t, r.CompileErrors, "compile errors")
	require.Empty(t, r.Refusals, "refusals")
	require.Len(t, r.Tests, 2*len(pairs), "tests")
	for _, result := range r.Tests {
		name, bug := strings.CutSuffix(strings.TrimPrefix(result.ID, "Test"), "Bug")
		if !bug {
			assert.Equal(t, grader.Proved, result.Verdict, "%s: %+v", result.ID, result)
			continue
		}
		assert.Equal(t, pairs[name], result.Class, "%s: %s %s", result.ID, result.Verdict, result.Message)
		if assert.NotNil(t, result.Trace, "%s: interleaving", result.ID) {
			assert.LessOrEqual(t, len(result.Trace.Steps), mostLines, "%s: lines of the interleaving", result.ID)
		}
	}
}
