package pipeline

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/build"
	"interleave/grader/internal/cache"
)

// The explorer does not see what the standard library writes, the race detector
// does: until it is heard, the file seems to be right.
func TestWhatIsExploredIsToldBeforeTheRaceDetectorIsHeard(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs a submission")
	}
	tools, err := build.Detect(t.Context(), root)
	require.NoError(t, err, "Detect")
	if missing := tools.NoRaceDetector(); missing != "" {
		t.Skip(missing)
	}
	text, err := os.ReadFile(filepath.Join(root, "solutions/01-race/race.go"))
	require.NoError(t, err, "read the solution")
	raced := strings.NewReplacer(
		"import (", "import (\n\t\"strings\"", "type Counter struct {", "type Counter struct {\n\tlog strings.Builder", "c.n.Add(1)", "c.log.WriteString(\"+\"); c.n.Add(1)",
	).Replace(string(text))
	tests := map[string]struct {
		text    string
		verdict grader.Verdict // when the race detector has been heard
	}{
		"nothing else":     {string(text), grader.Proved},
		"also a data race": {raced, grader.Failed},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			var told []grader.Result
			opts := Options{
				Root: root, Submission: hand(t, tt.text), Exercises: []string{"01"}, Cache: &cache.Store{Dir: t.TempDir()},
				Explored: func(r *grader.Result) { told = append(told, *r) },
			}
			r, err := Grade(t.Context(), opts)
			require.NoError(t, err, "Grade")
			require.Len(t, told, 1, "how often it is told")
			first, last := told[0].Exercises[0], r.Exercises[0]
			assert.Equal(t, grader.StatusFull, first.Status, "status before the race detector is heard")
			assert.Equal(t, grader.Proved, first.Behaviours[0].Verdict, "verdict on %s before", first.Behaviours[0].ID)
			assert.Equal(t, tt.verdict, last.Behaviours[0].Verdict, "verdict on %s", last.Behaviours[0].ID)
			assert.Equal(t, tt.verdict == grader.Proved, reflect.DeepEqual(first, last), "whether nothing has changed")

			again, err := Grade(t.Context(), opts)
			require.NoError(t, err, "Grade again")
			assert.Len(t, told, 1, "how often what is recalled is told")
			assert.Equal(t, last, again.Exercises[0], "what is recalled")
		})
	}
}

func TestAFileThatCannotBeRunIsToldOnce(t *testing.T) {
	opts := Options{
		Root: root, Submission: hand(t, "package race\n\nfunc {\n"), Exercises: []string{"01"},
		Explored: func(*grader.Result) { t.Error("told of something that was not explored") },
	}
	r, err := Grade(t.Context(), opts)
	require.NoError(t, err, "Grade")
	assert.Equal(t, grader.StatusUnbuilt, r.Exercises[0].Status, "status")
}
