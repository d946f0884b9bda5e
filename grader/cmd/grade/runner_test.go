package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
)

// A repository is one at GitHub in which something happens. act runs what follows,
// as GitHub's runner would, on this machine and without a network: for actions
// there are stand-ins in testdata/workflow/actions.
type repository struct {
	t      *testing.T
	folder string // with the workflows in it
	around string // what actions/checkout finds, by owner/name, and what was uploaded
	vars   map[string]string
}

// A report is what came of it.
type report struct {
	ok      bool
	steps   []string          // that were taken, by name
	actions []string          // what stand-ins say they did
	outputs map[string]string // of steps
	marks   []string          // annotations, as in "error exercises/01-race/race.go:22 title"
	summary string
	log     string
}

// newRepository sets up the repository, owner/name, with workflows from files.
func newRepository(t *testing.T, name string, workflows ...string) *repository {
	t.Helper()
	r := &repository{t: t, folder: t.TempDir(), around: t.TempDir(), vars: make(map[string]string)}
	for _, file := range workflows {
		write(t, filepath.Join(r.folder, ".github", "workflows", filepath.Base(file)), read(t, file))
	}
	for _, args := range [][]string{
		{"init", "-q", "-b", "main"},
		{"remote", "add", "origin", "https://github.com/" + name},
		{"add", "."},
		{"-c", "user.name=student", "-c", "user.email=student@example.org", "-c", "commit.gpgSign=false", "commit", "-q", "-m", "my counter"},
	} {
		git := exec.Command("git", args...)
		git.Dir = r.folder
		out, err := git.CombinedOutput()
		require.NoError(t, err, "git %s: %s", args, out)
	}
	return r
}

// Where the course's own workflows are.
const (
	gradeWorkflow = "../../../.github/workflows/grade.yml"
	classWorkflow = "../../../.github/workflows/class.yml"
)

// happens runs a workflow after an event.
func (r *repository) happens(event, workflow string, flags ...string) report {
	r.t.Helper()
	args := append(flags, event, "--json", "-W", filepath.Join(".github", "workflows", workflow), "-P", "ubuntu-24.04=-self-hosted",
		"-s", "GITHUB_TOKEN=a-token", "--env", "STANDIN="+r.around, "--no-cache-server", "--artifact-server-addr", "127.0.0.1")
	for name, value := range r.vars {
		args = append(args, "--var", name+"="+value)
	}
	cmd := exec.Command(runner(r.t), append(args, standins(r.t)...)...)
	cmd.Dir, cmd.Env = r.folder, append(os.Environ(), "XDG_CACHE_HOME="+r.t.TempDir(), "XDG_CONFIG_HOME="+r.t.TempDir())
	for name, value := range kept(r.t) {
		cmd.Env = append(cmd.Env, name+"="+value)
	}
	out, err := cmd.CombinedOutput()
	came := report{ok: err == nil, outputs: make(map[string]string)}
	for line := range bytes.Lines(out) {
		var said said
		if json.Unmarshal(line, &said) == nil {
			came.add(said)
		} else {
			came.log += string(line)
		}
	}
	return came
}

// said is one line of what act says.
type said struct {
	Step    string            `json:"step"`
	Stage   string            `json:"stage"`
	ID      []string          `json:"stepID"` // more than one element: inside of an action
	Result  string            `json:"stepResult"`
	Message string            `json:"msg"`
	Command string            `json:"command"` // to the runner
	Name    string            `json:"name"`
	Arg     string            `json:"arg"`
	Pairs   map[string]string `json:"kvPairs"`
	Content string            `json:"content"`
}

func (r *report) add(s said) {
	r.log += s.Message + "\n"
	if did, ok := strings.CutPrefix(s.Message, "stand-in: "); ok {
		r.actions = append(r.actions, strings.TrimSpace(did))
	}
	switch {
	case s.Command == "set-output":
		r.outputs[s.ID[0]+"."+s.Name] = s.Arg
	case s.Command == "summary":
		r.summary += s.Content
	case s.Command == "error", s.Command == "warning":
		r.marks = append(r.marks, s.Command+" "+s.Pairs["file"]+":"+s.Pairs["line"]+" "+s.Pairs["title"])
	case s.Stage == "Main" && s.Result != "" && len(s.ID) == 1:
		r.steps = append(r.steps, s.Step+": "+s.Result)
	}
}

var uses = regexp.MustCompile(`uses: (actions/([a-z-]+)@[0-9a-f]{40})`)

// standins are the flags that have act take the stand-ins. An action without one
// would be fetched.
func standins(t *testing.T) []string {
	t.Helper()
	var flags []string
	for _, m := range uses.FindAllStringSubmatch(read(t, gradeWorkflow)+read(t, classWorkflow), -1) {
		folder, err := filepath.Abs(filepath.Join("testdata", "workflow", "actions", m[2]))
		require.NoError(t, err, "find the stand-in")
		require.DirExists(t, folder, "a stand-in for %s", m[1])
		flags = append(flags, "--local-repository", m[1]+"="+folder)
	}
	return flags
}

// fetched says whether act is to be had, and built where it is, each once.
var (
	fetched = sync.OnceValues(func() (string, error) { return goCommand("mod", "download", "-modfile=tools/act.mod") })
	built   = sync.OnceValues(func() (string, error) { return goCommand("tool", "-modfile=tools/act.mod", "-n", "act") })
)

// goCommand runs the go command in the repository and returns what it answers,
// which is not what it says meanwhile.
func goCommand(args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Dir = filepath.Join("..", "..", "..")
	out, err := cmd.Output()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		err = fmt.Errorf("%w: %s", err, exit.Stderr)
	}
	return strings.TrimSpace(string(out)), err
}

// runner is where act is. A machine without a network may not have it, and that is
// the one reason to run no workflow.
func runner(t *testing.T) string {
	t.Helper()
	if _, err := fetched(); err != nil {
		t.Skipf("act is not to be had here, so no workflow is run: %v", err)
	}
	name, err := built()
	require.NoError(t, err, "build act")
	return name
}
