package class

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/internal/check"
	"interleave/grader/internal/class/book"
	"interleave/grader/internal/class/store"
	"interleave/grader/internal/course"
	"interleave/grader/internal/pipeline"
	"interleave/grader/internal/report"
)

const root = "../../.."

var all = flag.Bool("all", false, "compare every labelled case, not one of each exercise")

// TestMain makes the test binary the command, because a crew starts the program
// that it is part of.
func TestMain(m *testing.M) {
	if len(os.Args) > 1 && (os.Args[1] == "member" || os.Args[1] == "run" || os.Args[1] == "worker") {
		os.Exit(Run(context.Background(), os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(m.Run())
}

// command runs class to its end, and returns what it said.
func command(t *testing.T, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], append(args, "--root", root)...)
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "class %v: %s", args, out)
	return string(out)
}

// exercises are the course's.
func exercises(t *testing.T) []grader.Exercise {
	t.Helper()
	all, err := course.Load(root)
	require.NoError(t, err, "load the course")
	return all
}

// lay writes a file of a submission.
func lay(t *testing.T, dir, student string, ex grader.Exercise, text []byte) {
	t.Helper()
	file := filepath.Join(dir, student, ex.ID, ex.File)
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755), "make %s", file)
	require.NoError(t, os.WriteFile(file, text, 0o644), "write %s", file)
}

// results are everybody's, as bytes, without what may differ between two runs.
func results(t *testing.T, db string) map[string]string {
	t.Helper()
	s, err := store.Open(t.Context(), db)
	require.NoError(t, err, "open %s", db)
	defer s.Close()
	b := &book.Book{Store: s, Exercises: exercises(t)}
	every := make(map[string]string)
	err = b.Each(t.Context(), func(e *book.Entry) error {
		assert.Len(t, e.Attempts, 1, "attempts of %s", e.ID)
		every[e.ID] = fmt.Sprintf("%s %d %s", e.Problem, e.Pending, fingerprint(t, e.Result))
		return nil
	})
	require.NoError(t, err, "read %s", db)
	return every
}

// fingerprint is a result without the only part that may differ.
func fingerprint(t *testing.T, r *grader.Result) string {
	t.Helper()
	if r == nil {
		return ""
	}
	same := *r
	same.Timing, same.Submission.SubmittedAt = grader.Timing{}, ""
	text, err := json.Marshal(same)
	require.NoError(t, err, "write a result")
	return string(text)
}

// differences compares everybody's results.
func differences(want, got map[string]string) string {
	if len(want) != len(got) {
		return fmt.Sprintf("want %d students, got %d", len(want), len(got))
	}
	for id, text := range want {
		if d := difference(text, got[id]); d != "" {
			return id + ": " + d
		}
	}
	return ""
}

// difference is where two texts begin to differ: both are too long to be shown.
func difference(want, got string) string {
	for i := range min(len(want), len(got)) {
		if want[i] != got[i] {
			from := max(i-60, 0)
			return fmt.Sprintf("want …%.120s…\n got …%.120s…", want[from:], got[from:])
		}
	}
	if len(want) != len(got) {
		return fmt.Sprintf("want %d bytes, got %d", len(want), len(got))
	}
	return ""
}

// The grade command writes what has been cleaned, in which no list is null.
func TestAVerdictInAClassIsTheVerdictOfTheGradeCommand(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs submissions")
	}
	dir, db := t.TempDir(), filepath.Join(t.TempDir(), "class.db")
	for _, ex := range exercises(t) {
		cases, err := check.Cases(root, ex)
		require.NoError(t, err, "cases of %s", ex.ID)
		seen := make(map[check.Kind]bool)
		for _, c := range cases {
			if sampled := c.Kind == check.Stub || c.Kind == check.Wrong || c.Kind == check.Cheat; *all || sampled && !seen[c.Kind] {
				lay(t, dir, ex.ID+"-"+c.Name, ex, c.Source)
			}
			seen[c.Kind] = true
		}
	}
	command(t, "run", "-allow-tier", "3", "-db", db, dir)
	for student, got := range results(t, db) {
		at := filepath.Join(dir, student)
		r, err := pipeline.Grade(t.Context(), pipeline.Options{Root: root, Submission: at})
		require.NoError(t, err, "grade %s", student)
		assert.Empty(t, difference(" 0 "+fingerprint(t, report.Clean(r)), got), "where the class's result of %s differs", student)
	}
}

// cheap makes a class that is graded fast: most of it does not compile.
func cheap(t *testing.T, dir string) {
	t.Helper()
	every := exercises(t)
	cases, err := check.Cases(root, every[0])
	require.NoError(t, err, "cases")
	lay(t, dir, "solution", every[0], cases[1].Source)
	for i := range 12 {
		for _, ex := range every {
			text := fmt.Sprintf("package %s\n\nfunc f%d( {\n", ex.Package, i)
			if i%3 == 0 {
				text = fmt.Sprintf("package %s\n\nimport \"os\"\n\nvar f%d = os.Args\n", ex.Package, i)
			}
			lay(t, dir, fmt.Sprintf("s%02d", i), ex, []byte(text))
		}
	}
}

func TestPartsOfAClassMakeTheWhole(t *testing.T) {
	if testing.Short() {
		t.Skip("builds submissions")
	}
	dir, work := t.TempDir(), t.TempDir()
	cheap(t, dir)
	require.NoError(t, os.RemoveAll(filepath.Join(dir, "solution")), "leave out what takes long")
	whole := filepath.Join(work, "whole.db")
	command(t, "run", "-allow-tier", "3", "-db", whole, dir)
	parts := make(map[string]string)
	for i := range 3 {
		db := filepath.Join(work, fmt.Sprintf("%d.db", i))
		command(t, "run", "-allow-tier", "3", "-shard", fmt.Sprintf("%d/3", i+1), "-db", db, dir)
		for student, r := range results(t, db) {
			assert.NotContains(t, parts, student, "a student in two parts")
			parts[student] = r
		}
	}
	assert.Empty(t, differences(results(t, whole), parts), "where all parts together differ from the whole")
}

func TestAWeakBoxIsRefused(t *testing.T) {
	w := Working{AllowTier: 1}
	for sandbox, allowed := range map[string]bool{
		"tier 1: namespaces": true, "tier 2: Landlock": false, "tier 3: process limits": false, "none": false, "": false,
	} {
		err := w.strong(&shop{grader: store.Grader{Info: grader.Info{Sandbox: sandbox}}})
		assert.Equal(t, allowed, err == nil, "box %q", sandbox)
	}
}

func TestALogGetsTheLastState(t *testing.T) {
	var b bytes.Buffer
	n := newNews(&b, "grading", 3)
	n.step()
	n.at(3)
	n.print("class: ann: is absent")
	n.close()
	assert.Equal(t, "class: ann: is absent\ngrading: 3 of 3\n", b.String(), "the log")
	assert.False(t, strings.Contains(b.String(), "\x1b"), "control characters in a log")
}
