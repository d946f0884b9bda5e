package template

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/course"
)

const root = "../../../.."

func TestATemplateHoldsTheCourseAndNoAnswer(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "course")
	n, err := Write(root, dir)
	require.NoError(t, err, "Write")
	files := make(map[string]bool)
	err = filepath.WalkDir(dir, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			rel, _ := filepath.Rel(dir, path)
			files[filepath.ToSlash(rel)] = true
		}
		return err
	})
	require.NoError(t, err, "walk the template")
	assert.Len(t, files, n, "files")
	for _, name := range []string{
		"go.mod", "Makefile", ".ci/race", ".github/workflows/grade.yml", "exercises/README.md", "exercises/01-race/race.go",
		"exercises/01-race/race_test.go", "exercises/01-race/testdata/race.go", "grader/cmd/grade/main.go", "grader/internal/policy/library.txtar",
	} {
		assert.True(t, files[name], "%s is in the template", name)
	}
	for name := range files {
		assert.False(t, strings.HasPrefix(name, "solutions/") || strings.HasPrefix(name, ".git/"), "%s is in the template", name)
		assert.False(t, strings.HasPrefix(name, "grader/") && (strings.HasSuffix(name, "_test.go") || strings.Contains(name, "/testdata/")), "%s is in the template", name)
	}
	_, err = Write(root, dir)
	var full *NotEmptyError
	assert.ErrorAs(t, err, &full, "Write where something is already")
}

func TestAnAnswerIsNotHandedOut(t *testing.T) {
	solution, err := os.ReadFile(filepath.Join(root, "solutions", "02-mutex", "mutex.go"))
	require.NoError(t, err, "read a solution")
	for name, text := range map[string]string{
		"as it is":             string(solution),
		"in a page":            "Look:\n\n```go\n" + string(solution) + "```\n",
		"in other blanks":      strings.ReplaceAll(string(solution), "\t", "  "),
		"one of its functions": string(solution[strings.Index(string(solution), "\nfunc (c *Cache"):]),
	} {
		var answer *AnswerError
		err := search(root, []file{{name: "docs/x.md", text: []byte(text)}})
		if assert.ErrorAs(t, err, &answer, "search for a solution %s", name) {
			assert.Contains(t, err.Error(), "docs/x.md gives away how ", "search for a solution %s", name)
		}
	}
	assert.NoError(t, search(root, []file{{name: "docs/x.md", text: []byte("Use a lock.\n")}}), "search for none")
}

// Whoever forks a template types the same commands as in the course.
func TestATemplateWorksByItself(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the grader in another folder")
	}
	exercises, err := course.Load(root)
	require.NoError(t, err, "load the course")
	most := 0.0
	for _, ex := range exercises {
		most += ex.Points
	}
	dir := filepath.Join(t.TempDir(), "course")
	_, err = Write(root, dir)
	require.NoError(t, err, "Write")
	grade := command(t, dir, "make", "-s", "grade")
	assert.Contains(t, grade, fmt.Sprintf("total  0.00 of %.2f\n", most), "make grade")
	test := command(t, dir, "make", "-s", "test")
	assert.Contains(t, test, "without solutions", "make test")
	assert.Contains(t, test, fmt.Sprintf("cases %d, each graded 1×; not as labelled 0", len(exercises)), "make test")
	assert.Equal(t, 25.0, onGradescope(t, dir), "score of a solution of one exercise")
}

// onGradescope has a course grade an upload of one file as that platform does, and
// returns the score.
func onGradescope(t *testing.T, dir string) float64 {
	t.Helper()
	top := t.TempDir()
	require.NoError(t, os.CopyFS(filepath.Join(top, "submission"), os.DirFS(filepath.Join(root, "solutions", "01-race"))), "hand in")
	require.NoError(t, os.Mkdir(filepath.Join(top, "results"), 0o755), "make the folder for results")
	require.NoError(t, os.Rename(dir, filepath.Join(top, "source")), "install the course")
	command(t, top, "env", "AUTOGRADER="+top, "source/grader/cmd/class/deploy/gradescope/run_autograder")
	text, err := os.ReadFile(filepath.Join(top, "results", "results.json"))
	require.NoError(t, err, "read the results")
	var results struct{ Score float64 }
	require.NoError(t, json.Unmarshal(text, &results), "read the results")
	return results.Score
}

// command runs a command in dir and returns what it says.
func command(t *testing.T, dir, name string, args ...string) string {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	text, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s %s: %s", name, strings.Join(args, " "), text)
	return string(text)
}
