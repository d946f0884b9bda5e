package pipeline

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
)

// tampered is what a fork may hold beside the one file that counts. Each of these
// would change a verdict if anything looked at it.
var tampered = map[string]string{
	"go.mod":                              "module interleave\n\ngo 1.20\n\nreplace interleave/grader => ./grader\n",
	"go.work":                             "go 1.20\n\nuse ./evil\n",
	"vendor/modules.txt":                  "# everything comes from here\n",
	".github/workflows/grade.yml":         "on: push\njobs: {grade: {runs-on: ubuntu-latest, steps: [{run: 'echo 100'}]}}\n",
	"Makefile":                            "grade:\n\t@echo 100\n",
	"result.json":                         `{"schema":"interleave/result/v1","score":100}`,
	"exercises/01-race/race_test.go":      "package race_test\n",
	"exercises/01-race/main_test.go":      "package race_test\n\nimport (\n\t\"os\"\n\t\"testing\"\n)\n\nfunc TestMain(*testing.M) { os.Exit(0) }\n",
	"exercises/01-race/exercise.toml":     "title = 'all mine'\n",
	"exercises/01-race/race_windows.go":   "package race\n\nfunc init() { panic(1) }\n",
	"exercises/01-race/other.go":          "package race\n\nfunc init() { panic(\"a second file\") }\n",
	"exercises/01-race/add_amd64.s":       "TEXT ·add(SB),7,$0\n\tRET\n",
	"exercises/01-race/testdata/race.go":  "package race\n",
	"grader/explore/explore.go":           "package explore\n\nfunc init() { panic(\"another engine\") }\n",
	"grader/internal/policy/policy.go":    "package policy\n",
	"exercises/01-race/race.go.orig":      "not Go\n",
	"solutions/01-race/race.go":           "package race\n",
	"exercises/05-mine/exercise.toml":     "title = 'easy'\n",
	"exercises/.gitattributes":            "*.go filter=evil\n",
	".git/hooks/post-checkout":            "#!/bin/sh\nexit 1\n",
	"exercises/01-race/go.mod":            "module another\n",
	"exercises/01-race/.go-version":       "1.1\n",
	"exercises/01-race/race_test.go.want": "PASS\n",
}

func TestAForkThatIsTamperedWithIsJudgedByItsFile(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs a submission")
	}
	solution, err := os.ReadFile(filepath.Join(root, "solutions/01-race/race.go"))
	require.NoError(t, err, "read the solution")
	fork := t.TempDir()
	files := map[string]string{"exercises/01-race/race.go": string(solution)}
	for name, text := range tampered {
		files[name] = text
	}
	for name, text := range files {
		path := filepath.Join(fork, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755), "make the folder of %s", name)
		require.NoError(t, os.WriteFile(path, []byte(text), 0o755), "write %s", name)
	}
	r, err := Grade(t.Context(), Options{Root: root, Submission: fork, Exercises: []string{"01"}})
	require.NoError(t, err, "Grade")
	require.Len(t, r.Exercises, 1, "exercises, and not the fork's own")
	assert.Equal(t, grader.StatusFull, r.Exercises[0].Status, "status of the solution in a fork full of traps: %+v", r.Exercises[0].Problem)
	require.Len(t, r.Notes, 1, "notes")
	assert.Equal(t, "tests-differ", r.Notes[0].Kind, "the student hears that the tests are the course's")
	for name, text := range files {
		now, err := os.ReadFile(filepath.Join(fork, filepath.FromSlash(name)))
		require.NoError(t, err, "read %s again", name)
		assert.Equal(t, text, string(now), "%s after the grading", name)
	}
}
