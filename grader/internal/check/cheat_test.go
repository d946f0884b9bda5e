package check

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sync/errgroup"

	"interleave/grader"
	"interleave/grader/internal/pipeline"
	"interleave/grader/internal/report"
)

const (
	root   = "../../.."
	canary = "8f1c-canary-77ad" // a secret of the machine that grades
)

// TestCheatsGainNothingAndLeaveNothing grades every cheat. What becomes of each
// is as it says; and nothing that it did can be found afterwards, in the tree, in
// the caches, among the processes, nor any secret of ours in what it is told.
func TestCheatsGainNothingAndLeaveNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs some of the cheats: a minute")
	}
	t.Setenv("CANARY", canary)
	scratch := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(scratch, "canary"), []byte(canary), 0o600), "write the secret")
	opts := Options{Root: root, Kinds: []Kind{Cheat}}
	cases, err := corpus(opts)
	require.NoError(t, err, "read the cheats")
	require.Greater(t, len(cases), 50, "cheats")
	adopt(t)
	before := takeInventory(t)

	some := new(errgroup.Group)
	some.SetLimit(runtime.NumCPU())
	for _, c := range cases {
		some.Go(func() error {
			name := c.Exercise.ID + "/" + c.Name
			r, err := pipeline.Grade(t.Context(), pipeline.Options{
				Root: root, Submission: handIn(t, c), Exercises: []string{c.Exercise.ID},
			})
			if assert.NoError(t, err, "grade %s", name) {
				assert.Empty(t, c.deviations(r.Exercises[0]), "what became of %s", name)
				assert.NotContains(t, told(t, r), canary, "secrets in what is told of %s", name)
			}
			return nil
		})
	}
	require.NoError(t, some.Wait(), "grade the cheats")
	assert.Empty(t, children(t), "processes that are left")
	takeInventory(t).same(t, before)
}

// handIn writes a case as a submission and returns its folder.
func handIn(t *testing.T, c Case) string {
	folder := t.TempDir()
	file := filepath.Join(folder, c.Exercise.ID, c.Exercise.File)
	assert.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755), "make the submission's folder")
	assert.NoError(t, os.WriteFile(file, c.Source, 0o644), "write the submission")
	return folder
}

// told is all that anybody is told of a result.
func told(t *testing.T, r *grader.Result) string {
	text, err := json.Marshal(r)
	assert.NoError(t, err, "write the result")
	var shown bytes.Buffer
	err = report.Terminal(&shown, r, report.Options{Width: 100, Verbose: true})
	assert.NoError(t, err, "show the result")
	assert.NotContains(t, shown.String(), "\x1b", "control characters of a stranger on the terminal")
	return strings.Join([]string{string(text), shown.String()}, "\n")
}
