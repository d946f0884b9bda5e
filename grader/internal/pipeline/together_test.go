package pipeline

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

// neighbours are files for 02-mutex that do what they can to be noticed while
// somebody else's file is run in the same binary.
var neighbours = map[string]struct {
	text   string
	status grader.Status // "" if it does not matter
}{
	"does not compile":                {"\nfunc f() int { return \"\" }\n", grader.StatusUnbuilt},
	"is more than the compiler takes": {"\nfunc big(a [1 << 31]byte) byte { return a[3] }\n\nfunc use(p *[1 << 31]byte) byte { return big(*p) }\n", grader.StatusUnbuilt},
	"panics when the program starts":  {"\nvar boom = explode()\n\nfunc explode() int { panic(\"boom\") }\n", grader.StatusNone},
	"takes most of the memory":        {"\nvar hoard [900 << 20]byte\n\nfunc Hoard() []byte { return hoard[:] }\n", ""},
}

func TestOneFileChangesNothingForTheOthers(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs submissions")
	}
	alone, err := Grade(t.Context(), Options{Root: root, Submission: filepath.Join(root, "solutions"), Exercises: []string{"01"}})
	require.NoError(t, err, "Grade 01 alone")
	require.Equal(t, grader.StatusFull, alone.Exercises[0].Status, "status of 01 alone")
	for name, tt := range neighbours {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			copied(t, dir, "01-race/race.go", "")
			copied(t, dir, "02-mutex/mutex.go", tt.text)
			r, err := Grade(t.Context(), Options{Root: root, Submission: dir, Exercises: []string{"01", "02"}})
			require.NoError(t, err, "Grade with a neighbour that %s", name)
			assert.Equal(t, alone.Exercises[0], r.Exercises[0], "01-race beside a file that %s", name)
			if tt.status != "" {
				assert.Equal(t, tt.status, r.Exercises[1].Status, "status of a file that %s", name)
			}
		})
	}
}

// copied hands in a solution with more text at its end.
func copied(t *testing.T, dir, name, more string) {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "solutions", name))
	require.NoError(t, err, "read the solution")
	file := filepath.Join(dir, name)
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755), "make the submission's folder")
	require.NoError(t, os.WriteFile(file, append(text, more...), 0o644), "write the submission")
}
