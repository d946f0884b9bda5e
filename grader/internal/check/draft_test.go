package check

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/draft"
)

// An author begins with an exercise on which everything is true.
func TestANewExerciseIsAsItSays(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs six cases in a copy of the course")
	}
	course := t.TempDir()
	for _, part := range []string{"go.mod", "go.sum", "grader", "exercises"} {
		require.NoError(t, copied(filepath.Join(root, part), filepath.Join(course, part)), "copy %s", part)
	}
	_, err := draft.Write(course, "99-newcomer") // neither number nor name is taken, whatever was added
	require.NoError(t, err, "write a new exercise")
	table, err := Check(t.Context(), Options{Root: course, Exercises: []string{"99"}})
	require.NoError(t, err, "Check")
	assert.Len(t, table.Rows, 6, "cases")
	for _, r := range table.Bad() {
		assert.Fail(t, r.Case, "%s", strings.Join(r.Problems, "\n"))
	}
}

// copied copies a file, or a folder with all that is in it.
func copied(from, to string) error {
	info, err := os.Stat(from)
	if err != nil {
		return err
	}
	if info.IsDir() {
		return os.CopyFS(to, os.DirFS(from))
	}
	text, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, text, 0o644)
}
