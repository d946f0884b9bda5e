package pipeline

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

// neighbours are what is put behind the solution of 02-mutex to be noticed while
// another file is run in the same binary.
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
	alone := graded(t, map[string]string{"01-race": ""})
	for _, b := range alone["01-race"].Behaviours {
		require.True(t, b.Verdict.Holds(), "verdict on %s of the solution", b.ID)
	}
	for name, tt := range neighbours {
		t.Run(name, func(t *testing.T) {
			both := graded(t, map[string]string{"01-race": "", "02-mutex": tt.text})
			assert.Equal(t, alone["01-race"], both["01-race"], "01-race beside a file that %s", name)
			assert.Equal(t, tt.verdict, both["02-mutex"].Behaviours[0].Verdict, "verdict on a file that %s", name)
		})
	}
}

// graded builds and judges solutions with more text at their ends, all at once.
func graded(t *testing.T, more map[string]string) map[string]*grader.ExerciseResult {
	t.Helper()
	there, err := real(root)
	require.NoError(t, err, "find the course")
	g, err := prepare(t.Context(), Options{Root: there})
	require.NoError(t, err, "prepare")
	defer g.cleanup()
	results := make(map[string]*grader.ExerciseResult)
	var attempts []attempt
	for _, ex := range g.exercises {
		if end, ok := more[ex.ID]; ok {
			text, err := os.ReadFile(filepath.Join(root, "solutions", ex.ID, ex.File))
			require.NoError(t, err, "read the solution")
			results[ex.ID] = new(grader.ExerciseResult)
			attempts = append(attempts, attempt{ex: ex, source: append(text, end...), result: results[ex.ID]})
		}
	}
	for i, out := range g.build(t.Context(), attempts) {
		if err := g.judge(t.Context(), attempts[i], out); err != nil {
			attempts[i].fail(err)
		}
	}
	return results
}
