package class

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/check"
)

// honest makes a class of 99 who hand in solutions and what is plainly wrong. So
// many files are the same that few are graded, each for one of the first.
func honest(t *testing.T, dir string) {
	t.Helper()
	var files []check.Case
	for _, ex := range exercises(t) {
		cases, err := check.Cases(root, ex)
		require.NoError(t, err, "cases of %s", ex.ID)
		wrong := false
		for _, c := range cases {
			if c.Kind == check.Solution || c.Kind == check.Wrong && !wrong && len(files) < 3 {
				wrong = wrong || c.Kind == check.Wrong
				files = append(files, c)
			}
		}
	}
	for i := range 99 {
		c := files[i%len(files)]
		lay(t, dir, fmt.Sprintf("s%02d-honest", i), c.Exercise, c.Source)
	}
}

// cheats are all of the corpus, those first that get as far as the compiler.
func cheats(t *testing.T) []check.Case {
	t.Helper()
	var built, refused []check.Case
	for _, ex := range exercises(t) {
		cases, err := check.Cases(root, ex)
		require.NoError(t, err, "cases of %s", ex.ID)
		for _, c := range cases {
			switch {
			case c.Kind != check.Cheat:
			case len(c.Label.Refused) > 0:
				refused = append(refused, c)
			default:
				built = append(built, c)
			}
		}
	}
	require.NotEmpty(t, built, "cheats that are built")
	require.NotEmpty(t, refused, "cheats that are refused")
	return append(built, refused...)
}

// beside names a cheat so that the first ones are graded together with honest
// files: batches follow the order of names.
func beside(i int) string { return fmt.Sprintf("s%02d-cheat", i) }

// Every cheat sits among the same 99. With -all each is there alone; without,
// all at once, those that are compiled in one binary with honest files.
func TestCheatsCostTheOthersNothing(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs submissions")
	}
	dir, work := t.TempDir(), t.TempDir()
	honest(t, dir)
	alone := filepath.Join(work, "alone.db")
	command(t, "run", "-workers", "1", "-allow-tier", "3", "-db", alone, dir)
	want := results(t, alone)
	require.Len(t, want, 99, "honest students")

	every := cheats(t)
	groups := [][]check.Case{every}
	if *all {
		groups = nil
		for i := range every {
			groups = append(groups, every[i:i+1])
		}
	}
	for n, group := range groups {
		for i, c := range group {
			lay(t, dir, beside(i), c.Exercise, c.Source)
		}
		db := filepath.Join(work, fmt.Sprintf("%d.db", n))
		command(t, "run", "-workers", "1", "-allow-tier", "3", "-db", db, dir)
		got := results(t, db)
		for i := range group {
			assert.Contains(t, got, beside(i), "results")
			require.NoError(t, os.RemoveAll(filepath.Join(dir, beside(i))), "take a cheat out of the class")
		}
		maps.DeleteFunc(got, func(id, _ string) bool { return want[id] == "" })
		assert.Empty(t, differences(want, got), "where the honest results differ beside %s", group[0].Name)
	}
}
