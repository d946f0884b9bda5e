package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"
)

// A workflow runs the commands of one job as GitHub's runner does, without
// GitHub: actions are taken for done, and named in done.
type workflow struct {
	t         *testing.T
	workspace string
	home      string // of caches, which start empty
	steps     []step
	values    map[string]string // of expressions: "vars.COURSE", "steps.grade.outputs.score", …
	done      []string
	summary   string
}

type step struct {
	ID      string            `yaml:"id"`
	Name    string            `yaml:"name"`
	Uses    string            `yaml:"uses"`
	Run     string            `yaml:"run"`
	If      string            `yaml:"if"`
	Env     map[string]string `yaml:"env"`
	With    map[string]string `yaml:"with"`
	Folder  string            `yaml:"working-directory"`
	Shell   string            `yaml:"shell"`
	Timeout int               `yaml:"timeout-minutes"`
}

// newWorkflow reads a workflow for a push to the repository student/interleave.
func newWorkflow(t *testing.T, file, job string) *workflow {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("..", "..", "..", ".github", "workflows", file))
	require.NoError(t, err, "read %s", file)
	var read struct {
		Jobs map[string]struct {
			Steps []step `yaml:"steps"`
		} `yaml:"jobs"`
	}
	require.NoError(t, yaml.Unmarshal(text, &read), "parse %s", file)
	require.NotEmpty(t, read.Jobs[job].Steps, "steps of job %s in %s", job, file)
	return &workflow{
		t: t, workspace: t.TempDir(), home: t.TempDir(), steps: read.Jobs[job].Steps,
		values: map[string]string{"github.repository": "student/interleave", "github.token": "a-token"},
	}
}

// run carries out all steps and returns the log of those that are commands.
func (w *workflow) run() (log string) {
	w.t.Helper()
	for _, s := range w.steps {
		if s.Uses != "" {
			w.uses(s)
			continue
		}
		w.done = append(w.done, "run "+s.Name)
		out, ok := w.step(s)
		log += out
		require.True(w.t, ok, "step %q failed:\n%s", s.Name, out)
	}
	return log
}

// uses takes an action for done. Only those that are known can be: what another
// would have done, nobody here knows.
func (w *workflow) uses(s step) {
	w.t.Helper()
	action, _, _ := strings.Cut(s.Uses, "@")
	switch action {
	case "actions/checkout":
		into := s.With["path"]
		require.DirExists(w.t, filepath.Join(w.workspace, into), "the tree that %q brings", s.Name)
		action += fmt.Sprintf(" of %s@%s into %s", w.text(s.With["repository"]), w.text(s.With["ref"]), into)
	case "actions/setup-go":
		require.FileExists(w.t, filepath.Join(w.workspace, s.With["go-version-file"]), "what says which Go")
	case "actions/cache", "actions/upload-artifact":
		action += " of " + s.With["path"]
	default:
		require.Fail(w.t, "an action that this test does not know", "%s", s.Uses)
	}
	w.done = append(w.done, "uses "+action)
}

// step runs one command and reads the files that it wrote for the runner.
func (w *workflow) step(s step) (log string, ok bool) {
	w.t.Helper()
	require.Empty(w.t, s.Shell+s.If, "step %q: this test knows the default shell only, and no condition", s.Name)
	files := w.t.TempDir()
	script := filepath.Join(files, "script.sh")
	require.NoError(w.t, os.WriteFile(script, []byte(s.Run), 0o644), "write the script")
	cmd := exec.Command("bash", "-e", script)
	cmd.Dir = filepath.Join(w.workspace, s.Folder)
	cmd.Env = append(os.Environ(), "CI=true", "GITHUB_ACTIONS=true", "GITHUB_REPOSITORY="+w.values["github.repository"],
		"XDG_CACHE_HOME="+w.home, "GOCACHE="+kept(w.t)["GOCACHE"], "GITHUB_WORKSPACE="+w.workspace, "GITHUB_OUTPUT="+filepath.Join(files, "output"), "GITHUB_STEP_SUMMARY="+filepath.Join(files, "summary"))
	for name, value := range s.Env {
		cmd.Env = append(cmd.Env, name+"="+w.text(value))
	}
	out, err := cmd.CombinedOutput()
	for _, line := range strings.Split(read(filepath.Join(files, "output")), "\n") {
		if name, value, some := strings.Cut(line, "="); some {
			w.values["steps."+s.ID+".outputs."+name] = value
		}
	}
	w.summary += read(filepath.Join(files, "summary"))
	return string(out), err == nil
}

// read returns what a step wrote, which may be nothing.
func read(file string) string {
	text, _ := os.ReadFile(file)
	return string(text)
}

var expression = regexp.MustCompile(`\$\{\{ *(.*?) *\}\}`)

// text puts values in the place of expressions, of which it knows names and ||.
// A name without a value is empty, as at GitHub.
func (w *workflow) text(s string) string {
	return expression.ReplaceAllStringFunc(s, func(whole string) string {
		for _, name := range strings.Split(expression.FindStringSubmatch(whole)[1], " || ") {
			require.Regexp(w.t, `^[a-zA-Z_.-]+$`, name, "a name in %s", whole)
			if value := w.values[name]; value != "" {
				return value
			}
		}
		return ""
	})
}
