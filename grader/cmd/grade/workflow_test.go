package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the workflow's summary to testdata instead of comparing it")

// A fork that loses updates, and has edited the test that says so, is pushed. The
// workflow's own commands run as at GitHub, on the trees that its actions would
// have brought.
func TestAForkIsGradedOnPush(t *testing.T) {
	if testing.Short() {
		t.Skip("grades a submission")
	}
	repo := newRepository(t, "student/interleave", gradeWorkflow)
	course, fork := tree(t, repo.around, "school/interleave"), tree(t, repo.around, "student/interleave")
	write(t, filepath.Join(fork, "exercises", "01-race", "race_test.go"), "package race // no test ever fails here\n")
	stub := read(t, filepath.Join(course, "exercises", "01-race", "testdata", "race.go"))
	write(t, filepath.Join(fork, "exercises", "01-race", "race.go"), strings.NewReplacer(
		`"errors"`, "\"errors\"\n\t\"sync/atomic\"",
		"type Counter struct {", "type Counter struct {\n\tn atomic.Int64",
		`panic("TODO: implement Counter.Inc")`, "n := c.n.Load()\n\tc.n.Store(n + 1)",
		`panic("TODO: implement Counter.Value")`, "return int(c.n.Load())",
	).Replace(stub))
	repo.vars["COURSE"], repo.vars["EXERCISES"] = "school/interleave", "01"
	r := repo.happens("push", "grade.yml")

	require.True(t, r.ok, "the run:\n%s", r.log)
	assert.Equal(t, []string{
		"Find the course: success",
		"Check out the submission: success",
		"Check out the course: success",
		"Set up Go: success",
		"Bring back what was graded before: success",
		"Grade: success",
		"Keep the result: success",
	}, r.steps, "steps")
	assert.Equal(t, []string{
		"checkout of student/interleave@ into submission",
		"checkout of school/interleave@ into course",
		"setup-go by course/go.mod",
		"cache of ~/.cache/interleave",
		"upload-artifact result of result/",
	}, r.actions, "actions")
	for _, name := range []string{"result.json", "result.sarif", "badge.svg"} {
		assert.FileExists(t, filepath.Join(repo.around, "artifact-result", name), "of the artifact")
	}
	assert.Equal(t, []string{
		"error exercises/01-race/race.go:22 counter/no-lost-update: wrong when calls interleave",
		"warning : tests-differ",
	}, r.marks, "annotations")
	assert.Contains(t, r.log, "::warning title=tests-differ::tests in your copy differ", "the edited test is said to play no part")
	assert.Contains(t, r.outputs["grade.score"], ".", "points for whoever called the workflow")
	assert.Equal(t, "true", r.outputs["grade.complete"], "complete, for whoever called the workflow")

	file := filepath.Join("testdata", "workflow", "summary.md")
	if *update {
		write(t, file, r.summary)
		return
	}
	assert.Equal(t, read(t, file), r.summary, "step summary; if the new one is right: go test ./grader/cmd/grade -run Fork -update")
}

// Called by the course, it takes the fork at one commit and the course at another,
// and nothing that the fork says about either. The points go back to who called.
func TestTheCourseGradesAForkFromOutside(t *testing.T) {
	if testing.Short() {
		t.Skip("runs the grader")
	}
	repo := newRepository(t, "school/grading", gradeWorkflow, filepath.Join("testdata", "workflow", "caller.yml"))
	repo.vars["COURSE"] = "not/this"
	tree(t, repo.around, "school/interleave")
	write(t, filepath.Join(repo.around, "student", "fork", "exercises", "01-race", "race.go"), read(t, "../../../exercises/01-race/testdata/race.go"))
	r := repo.happens("push", "caller.yml")
	require.True(t, r.ok, "the run:\n%s", r.log)
	assert.Equal(t, []string{
		"checkout of student/fork@facade into submission",
		"checkout of school/interleave@c0ffee into course",
		"setup-go by course/go.mod",
		"cache of ~/.cache/interleave",
		"upload-artifact result of result/",
		"book 0.00 of 100.00, complete: true",
	}, r.actions, "actions")
}

// A class of two is graded in parts, of which two are carried out here, and the
// parts make one board.
func TestAClassIsGradedInParts(t *testing.T) {
	if testing.Short() {
		t.Skip("grades submissions")
	}
	repo := newRepository(t, "school/grading", classWorkflow)
	course := tree(t, filepath.Dir(repo.folder), filepath.Base(repo.folder)) // which act takes for checked out
	write(t, filepath.Join(course, "autumn", "roster.csv"), "id,name,source\na,Ada,a\nb,Ben,b\n")
	write(t, filepath.Join(course, "autumn", "a", "race.go"), read(t, "../../../solutions/01-race/race.go"))
	write(t, filepath.Join(course, "autumn", "b", "race.go"), read(t, "../../../exercises/01-race/testdata/race.go"))
	pretend(t, "sudo", `echo "stand-in: sudo $*"`)
	r := repo.happens("workflow_dispatch", "class.yml", "--input", "folder=autumn", "--matrix", "part:1", "--matrix", "part:2")
	require.True(t, r.ok, "the run:\n%s", r.log)
	slices.Sort(r.actions) // the parts are graded at once
	assert.Equal(t, []string{
		"download-artifact part-* into parts",
		"setup-go by go.mod",
		"setup-go by go.mod",
		"setup-go by go.mod",
		"sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
		"sudo sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
		"upload-artifact board of site",
		"upload-artifact part-1 of class-*.db*",
		"upload-artifact part-2 of class-*.db*",
	}, r.actions, "actions")
	assert.FileExists(t, filepath.Join(repo.around, "artifact-board", "index.html"), "board")
	marks := read(t, filepath.Join(repo.around, "artifact-board", "class.csv"))
	assert.Regexp(t, `(?m)^a,Ada,,,,25\.00,`, marks, "marks")
	assert.Regexp(t, `(?m)^b,Ben,,,,0\.00,`, marks, "marks")
}

// Where the course is comes from the caller, from a variable, or from GitHub.
func TestTheWorkflowFindsTheCourse(t *testing.T) {
	tests := map[string]struct {
		vars map[string]string
		gh   string // what stands in for GitHub's command does
		want string // the course; empty if the workflow must not go on
		mark string
	}{
		"named in a variable":          {map[string]string{"COURSE": "a/b"}, "exit 1", "a/b@", ""},
		"a fork":                       {nil, "echo school/interleave", "school/interleave@", ""},
		"a repository of its own":      {nil, "echo student/interleave", "student/interleave@", "warning : graded by its own suites"},
		"GitHub does not say":          {nil, "exit 1", "", "error : which course?"},
		"its own, at a commit of note": {map[string]string{"COURSE": "student/interleave", "COURSE_REF": "v1"}, "exit 1", "student/interleave@v1", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			repo := newRepository(t, "student/interleave", gradeWorkflow)
			repo.vars = tt.vars
			pretend(t, "gh", tt.gh)
			r := repo.happens("push", "grade.yml")
			assert.False(t, r.ok, "there is no repository to check out, so it does not come to its end")
			var marks []string
			if tt.mark != "" {
				marks = []string{tt.mark}
			}
			assert.Equal(t, marks, r.marks, "annotations; it said:\n%s", r.log)
			if tt.want == "" {
				assert.Contains(t, r.steps, "Find the course: failure", "steps")
				return
			}
			assert.Equal(t, tt.want, r.outputs["course.repository"]+"@"+r.outputs["course.ref"], "course")
		})
	}
}

// pretend puts a script in the place of a command.
func pretend(t *testing.T, command, script string) {
	t.Helper()
	bin := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(bin, command), []byte("#!/bin/sh\n"+script+"\n"), 0o755), "make %s", command)
	t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
}

// tree copies the repository as it is checked in, or about to be.
func tree(t *testing.T, workspace, name string) string {
	t.Helper()
	root, err := filepath.Abs("../../..")
	require.NoError(t, err, "find the repository")
	list := exec.Command("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	list.Dir = root
	out, err := list.Output()
	require.NoError(t, err, "git ls-files")
	to := filepath.Join(workspace, name)
	for _, file := range strings.Split(strings.TrimRight(string(out), "\x00"), "\x00") {
		text, err := os.ReadFile(filepath.Join(root, file))
		if os.IsNotExist(err) { // deleted, and not yet committed
			continue
		}
		require.NoError(t, err, "read %s", file)
		write(t, filepath.Join(to, file), string(text))
	}
	return to
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(t, err, "read %s", file)
	return string(text)
}

func write(t *testing.T, file, text string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755), "folder of %s", file)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o644), "write %s", file)
}
