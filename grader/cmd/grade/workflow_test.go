package main

import (
	"flag"
	"os"
	"os/exec"
	"path/filepath"
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
	w := newWorkflow(t, "grade.yml", "grade")
	course, fork := tree(t, w.workspace, "course"), tree(t, w.workspace, "submission")
	write(t, filepath.Join(fork, "exercises", "01-race", "race_test.go"), "package race // no test ever fails here\n")
	stub, err := os.ReadFile(filepath.Join(course, "exercises", "01-race", "testdata", "race.go"))
	require.NoError(t, err, "read the stub")
	write(t, filepath.Join(fork, "exercises", "01-race", "race.go"), strings.NewReplacer(
		`"errors"`, "\"errors\"\n\t\"sync/atomic\"",
		"type Counter struct {", "type Counter struct {\n\tn atomic.Int64",
		`panic("TODO: implement Counter.Inc")`, "n := c.n.Load()\n\tc.n.Store(n + 1)",
		`panic("TODO: implement Counter.Value")`, "return int(c.n.Load())",
	).Replace(string(stub)))

	w.values["vars.COURSE"] = "school/interleave"
	w.values["vars.EXERCISES"] = "01"
	log := w.run()

	assert.Equal(t, []string{
		"run Find the course",
		"uses actions/checkout of student/interleave@ into submission",
		"uses actions/checkout of school/interleave@ into course",
		"uses actions/setup-go",
		"uses actions/cache of ~/.cache/interleave",
		"run Grade",
		"uses actions/upload-artifact of result/",
	}, w.done, "steps")
	for _, name := range []string{"result.json", "result.sarif", "badge.svg"} {
		assert.FileExists(t, filepath.Join(w.workspace, "result", name), "of the artifact")
	}
	assert.Contains(t, log, "::error file=exercises/01-race/race.go,line=", "an annotation on the student's line")
	assert.Contains(t, log, "::warning title=tests-differ::tests in your copy differ", "the edited test is said to play no part")
	assert.Contains(t, w.values["steps.grade.outputs.score"], ".", "points for whoever called the workflow")
	assert.Equal(t, "true", w.values["steps.grade.outputs.complete"], "complete, for whoever called the workflow")

	file := filepath.Join("testdata", "workflow", "summary.md")
	if *update {
		write(t, file, w.summary)
		return
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "read %s; go test ./grader/cmd/grade -update writes it", file)
	assert.Equal(t, string(want), w.summary, "step summary; if the new one is right: go test ./grader/cmd/grade -run Fork -update")
}

// Called by the course, it takes the fork at one commit and the course at another,
// and nothing that the fork says about either.
func TestTheCourseGradesAForkFromOutside(t *testing.T) {
	w := newWorkflow(t, "grade.yml", "grade")
	w.values = map[string]string{
		"github.repository": "school/grading", "github.token": "a-token", "vars.COURSE": "not/this",
		"inputs.course": "school/interleave", "inputs.ref": "c0ffee", "inputs.submission": "student/fork", "inputs.commit": "facade",
	}
	write(t, filepath.Join(w.workspace, "submission", "README.md"), "a fork")
	write(t, filepath.Join(w.workspace, "course", "go.mod"), "module interleave")
	_, ok := w.step(w.steps[0])
	require.True(t, ok, "find the course")
	for _, s := range w.steps {
		if s.Uses != "" {
			w.uses(s)
		}
	}
	assert.Equal(t, []string{
		"uses actions/checkout of student/fork@facade into submission",
		"uses actions/checkout of school/interleave@c0ffee into course",
		"uses actions/setup-go",
		"uses actions/cache of ~/.cache/interleave",
		"uses actions/upload-artifact of result/",
	}, w.done, "actions")
}

// Where the course is comes from the caller, from a variable, or from GitHub.
func TestTheWorkflowFindsTheCourse(t *testing.T) {
	tests := map[string]struct {
		values map[string]string
		gh     string // what stands in for GitHub's command does
		want   string // the course; empty if the workflow must not go on
		log    string
	}{
		"called by the course":         {map[string]string{"inputs.course": "a/b", "inputs.ref": "c0ffee"}, "exit 1", "a/b@c0ffee", ""},
		"named in a variable":          {map[string]string{"vars.COURSE": "a/b"}, "exit 1", "a/b@", ""},
		"a fork":                       {nil, "echo school/interleave", "school/interleave@", ""},
		"a repository of its own":      {nil, "echo student/interleave", "student/interleave@", "::warning title=graded by its own suites::"},
		"GitHub does not say":          {nil, "exit 1", "", "::error title=which course?::"},
		"its own, at a commit of note": {map[string]string{"vars.COURSE": "student/interleave", "vars.COURSE_REF": "v1"}, "exit 1", "student/interleave@v1", ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			w := newWorkflow(t, "grade.yml", "grade")
			for key, value := range tt.values {
				w.values[key] = value
			}
			bin := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(bin, "gh"), []byte("#!/bin/sh\n"+tt.gh+"\n"), 0o755), "make gh")
			t.Setenv("PATH", bin+string(os.PathListSeparator)+os.Getenv("PATH"))
			log, ok := w.step(w.steps[0])
			assert.Equal(t, tt.want != "", ok, "whether it goes on; it said:\n%s", log)
			if tt.want != "" {
				assert.Equal(t, tt.want, w.values["steps.course.outputs.repository"]+"@"+w.values["steps.course.outputs.ref"], "course")
			}
			assert.Contains(t, log, tt.log, "log")
			assert.Equal(t, tt.log == "", log == "", "log when there is nothing to say: %q", log)
		})
	}
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

func write(t *testing.T, file, text string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755), "folder of %s", file)
	require.NoError(t, os.WriteFile(file, []byte(text), 0o644), "write %s", file)
}
