package main

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"class": main})
}

// root is the course's own tree.
func root(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../../..")
	require.NoError(t, err, "find the course's tree")
	return dir
}

// TestSessions runs the command as people do. Most of what is handed in there
// is refused or does not compile, because that is said at once; what is run
// takes seconds.
func TestSessions(t *testing.T) {
	if testing.Short() {
		t.Skip("sessions build and run submissions")
	}
	kept := kept(t)
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("ROOT", root(t))
			for name, value := range kept {
				e.Setenv(name, value)
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"archive": archive},
	})
}

// kept is what a session keeps of our environment: without the caches each
// would compile the standard library again.
func kept(t *testing.T) map[string]string {
	t.Helper()
	names := []string{"GOCACHE", "GOMODCACHE", "GOPATH", "GOPROXY", "GOFLAGS"}
	out, err := exec.Command("go", append([]string{"env"}, names...)...).Output()
	require.NoError(t, err, "go env")
	all := make(map[string]string)
	for i, value := range strings.Split(strings.TrimRight(string(out), "\n"), "\n") {
		all[names[i]] = strings.TrimSpace(value)
	}
	return all
}

// archive writes a file that is cut off, or bytes that are no archive:
//
//	archive broken.zip
func archive(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: archive FILE")
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte("PK\x03\x04 and no more"), 0o644))
}

func TestAServedBoardEndsOnCtrlC(t *testing.T) {
	db := filepath.Join(t.TempDir(), "class.db")
	require.NoError(t, os.WriteFile(db, nil, 0o644), "make a class of nobody")
	served := &exec.Cmd{Path: os.Args[0], Args: []string{"class", "board", "--root", root(t), "-db", db, "-serve", ":0"}}
	said, err := served.StderrPipe()
	require.NoError(t, err, "listen to the server")
	require.NoError(t, served.Start(), "class board -serve")
	line, err := bufio.NewReader(said).ReadString('\n')
	require.NoError(t, err, "wait for the server")
	assert.Regexp(t, `^class: the board is at http://127\.0\.0\.1:\d+\n$`, line, "what the server says")
	require.NoError(t, served.Process.Signal(os.Interrupt), "press Ctrl-C")
	assert.NoError(t, served.Wait(), "the end of the server")
}
