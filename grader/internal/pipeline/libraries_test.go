package pipeline_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/mod/modfile"
	_ "golang.org/x/time/rate" // keeps the module at hand for the tests below
	"golang.org/x/tools/go/packages"

	"interleave/grader"
	"interleave/grader/internal/pipeline"
)

// A bug is put into a library by replacing some of its text.
type bug struct{ file, old, new string }

var bugs = map[string]bug{
	"TestSemaphore":    {"golang.org/x/sync/semaphore/semaphore.go", "\t\t\ts.cur -= n\n\t\t\ts.notifyWaiters()\n\t\tdefault:", "\t\tdefault:"},
	"TestErrgroup":     {"golang.org/x/sync/errgroup/errgroup.go", "\tg.wg.Add(1)\n\tgo func() {\n", "\tgo func() {\n\t\tg.wg.Add(1)\n"},
	"TestSingleflight": {"golang.org/x/sync/singleflight/singleflight.go", "\tg.m[key] = c\n\tg.mu.Unlock()\n", "\tg.mu.Unlock()\n\tg.mu.Lock()\n\tg.m[key] = c\n\tg.mu.Unlock()\n"},
	"TestRate":         {"golang.org/x/time/rate/rate.go", "\tdefer lim.mu.Unlock()\n\n\tif lim.limit == Inf {\n\t\treturn Reservation{", "\tlim.mu.Unlock()\n\n\tif lim.limit == Inf {\n\t\treturn Reservation{"},
}

// Well-kept libraries, which we have no hand in, are explored as anybody's code
// is: nothing is found in them, and whatever is broken in them is.
func TestLibrariesHoldUntilTheyAreBroken(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and explores four libraries, twice")
	}
	sound, broken := libraries(t), libraries(t)
	for _, b := range bugs {
		breakIn(t, broken, b)
	}
	for _, r := range exploreIn(t, sound).Tests {
		assert.True(t, r.Verdict.Holds(), "%s: %s: %s", r.ID, r.Verdict, r.Message)
	}
	for _, r := range exploreIn(t, broken).Tests {
		assert.Equal(t, grader.Failed, r.Verdict, "%s with %+v: %s", r.ID, bugs[r.ID], r.Message)
	}
}

func exploreIn(t *testing.T, dir string) *grader.TestsResult {
	t.Helper()
	r, err := pipeline.Explore(t.Context(), pipeline.TestOptions{
		Root: "../../..", Dir: dir, Package: ".",
		Limits: grader.Limits{
			Schedules: 2000, RaceSchedules: 200, Steps: 1000,
			CPU: 10 * time.Minute, Wall: 10 * time.Minute, Memory: 4 << 30, Output: 1 << 16,
		},
	})
	require.NoError(t, err, "Explore")
	require.Empty(t, r.CompileErrors, "compile errors")
	require.Empty(t, r.Refusals, "refusals")
	require.Len(t, r.Tests, len(bugs), "tests")
	return r
}

// libraries makes a module of the tests in testdata with copies of the libraries
// beside it, which may be changed.
func libraries(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	text, err := os.ReadFile("testdata/libraries/libraries_test.go")
	require.NoError(t, err, "read the tests")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "libraries_test.go"), text, 0o644), "write the tests")
	mod := new(modfile.File)
	require.NoError(t, mod.AddModuleStmt("example.org/libraries"), "write go.mod")
	require.NoError(t, mod.AddGoStmt("1.26.0"), "write go.mod")
	for _, m := range modules(t) {
		require.NoError(t, os.CopyFS(filepath.Join(dir, m.Path), os.DirFS(m.Dir)), "copy %s", m.Path)
		require.NoError(t, mod.AddRequire(m.Path, m.Version), "write go.mod")
		require.NoError(t, mod.AddReplace(m.Path, "", "./"+m.Path, ""), "write go.mod")
	}
	text, err = mod.Format()
	require.NoError(t, err, "format go.mod")
	require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), text, 0o644), "write go.mod")
	return dir
}

func modules(t *testing.T) []*packages.Module {
	t.Helper()
	found, err := packages.Load(&packages.Config{Mode: packages.NeedModule}, "golang.org/x/sync/semaphore", "golang.org/x/time/rate")
	require.NoError(t, err, "find the libraries")
	var all []*packages.Module
	for _, p := range found {
		all = append(all, p.Module)
	}
	return all
}

func breakIn(t *testing.T, dir string, b bug) {
	t.Helper()
	name := filepath.Join(dir, filepath.FromSlash(b.file))
	text, err := os.ReadFile(name)
	require.NoError(t, err, "read what is to be broken")
	require.Contains(t, string(text), b.old, "%s: what is to be replaced", b.file)
	require.NoError(t, os.WriteFile(name, []byte(strings.Replace(string(text), b.old, b.new, 1)), 0o644), "break %s", b.file)
}
