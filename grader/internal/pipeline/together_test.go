package pipeline

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

// neighbours are what is put behind a solution to be noticed while another file is
// run in the same binary.
var neighbours = map[string]struct {
	text    string
	verdict grader.Verdict // on its first behaviour
}{
	"does not compile":                {"\nfunc f() int { return \"\" }\n", grader.Unbuilt},
	"is more than the compiler takes": {"\nfunc big(a [1 << 31]byte) byte { return a[3] }\n\nfunc use(p *[1 << 31]byte) byte { return big(*p) }\n", grader.Unbuilt},
	"panics when the program starts":  {"\nvar boom = explode()\n\nfunc explode() int { panic(\"boom\") }\n", grader.Failed},
	"takes most of the memory":        {"\nvar hoard [900 << 20]byte\n\nfunc Hoard() []byte { return hoard[:] }\n", grader.Error},
}

// The policy refuses most of this. What it lets through must do no harm either,
// so it is not asked here.
func TestOneFileChangesNothingForTheOthers(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs submissions")
	}
	alone := graded(t, extended{"02-mutex", ""})[0]
	for _, b := range alone.Behaviours {
		require.True(t, b.Verdict.Holds(), "verdict on %s of the solution", b.ID)
	}
	for name, tt := range neighbours {
		for _, exercise := range []string{"01-race", "02-mutex"} {
			t.Run(name+" in "+exercise, func(t *testing.T) {
				all := graded(t, extended{"02-mutex", ""}, extended{exercise, tt.text}, extended{"02-mutex", "\nvar mine int\n"})
				assert.Equal(t, alone, all[0], "a solution beside a file that %s", name)
				assert.Equal(t, tt.verdict, all[1].Behaviours[0].Verdict, "verdict on a file that %s", name)
				assert.Equal(t, alone, all[2], "another one beside a file that %s", name)
			})
		}
	}
}

// extended is the solution of an exercise with more text at its end.
type extended struct{ exercise, text string }

// graded builds and judges files, all at once.
func graded(t *testing.T, files ...extended) []*grader.ExerciseResult {
	t.Helper()
	there, err := real(root)
	require.NoError(t, err, "find the course")
	g, err := prepare(t.Context(), Options{Root: there})
	require.NoError(t, err, "prepare")
	defer g.cleanup()
	var results []*grader.ExerciseResult
	var attempts []attempt
	for i, f := range files {
		at := slices.IndexFunc(g.exercises, func(ex grader.Exercise) bool { return ex.ID == f.exercise })
		ex := g.exercises[at]
		text, err := os.ReadFile(filepath.Join(root, "solutions", ex.ID, ex.File))
		require.NoError(t, err, "read the solution")
		results = append(results, new(grader.ExerciseResult))
		attempts = append(attempts, attempt{ex: ex, name: strconv.Itoa(i), source: append(text, f.text...), result: results[i]})
	}
	g.compile(t.Context(), attempts, nil)
	g.conclude(t.Context(), attempts)
	return results
}
