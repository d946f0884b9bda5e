package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"grade": main, "without": without})
}

// TestSessions runs the command as people do: each file in testdata is a
// session, with what is typed, what is answered and the exit code.
func TestSessions(t *testing.T) {
	if testing.Short() {
		t.Skip("sessions build and run submissions")
	}
	root, err := filepath.Abs("../../..")
	require.NoError(t, err, "find the course's tree")
	kept := kept(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ROOT", root)
			e.Setenv("HOME", "") // no cache of results, so that what is graded twice is run twice
			for name, value := range kept {
				e.Setenv(name, value)
			}
			return nil
		},
		Condition: func(name string) (bool, error) {
			if name != "namespaces" {
				return false, fmt.Errorf("no condition is called %q", name)
			}
			// Not asked of our own code, which is what the sessions are about.
			return exec.Command("unshare", "--user", "--map-root-user", "--mount", "--pid", "--net", "mount", "-t", "tmpfs", "none", "/mnt").Run() == nil, nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"exits":     exits,
			"edit":      edit,
			"fill":      fill,
			"interrupt": interrupt,
			"watches":   watches,
			"alone":     alone,
			"load":      load,
		},
	})
}

// kept is what a session keeps of our environment. Everything else, above all
// the home folder, is the session's own; without the caches each would compile
// the standard library again.
func kept(t *testing.T) map[string]string {
	t.Helper()
	names := []string{"GOCACHE", "GOMODCACHE", "GOPATH", "GOPROXY", "GOFLAGS"}
	out, err := exec.Command("go", append([]string{"env"}, names...)...).Output()
	require.NoError(t, err, "go env")
	all := make(map[string]string)
	for i, value := range strings.Split(strings.TrimRight(string(out), "\n"), "\n") {
		all[names[i]] = strings.TrimSpace(value)
	}
	grade, err := exec.LookPath("grade")
	require.NoError(t, err, "find the command, which testscript puts on the path")
	all["GRADE"] = grade
	all["GO"], err = exec.LookPath("go")
	require.NoError(t, err, "find go")
	all["NO_COLOR"] = os.Getenv("NO_COLOR")
	return all
}
