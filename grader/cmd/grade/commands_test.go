package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// deadline ends a command that hangs. A session that meets it has failed; it is
// no part of any verdict.
const deadline = 5 * time.Minute

// exits runs grade and checks its exit code, which exec cannot:
//
//	exits 2 -fast
//
// The course is always the one in ROOT, wherever the session is.
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: exits CODE [argument ...]")
	}
	cmd, stop := grade(ts, args[1:])
	defer stop()
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	err := cmd.Run()
	ts.Stdout().Write(stdout.Bytes())
	ts.Stderr().Write(stderr.Bytes())
	if got := code(ts, cmd, err); strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s", got, args[0])
	}
}

// grade prepares the command in the session's folder and environment.
func grade(ts *testscript.TestScript, args []string) (*exec.Cmd, context.CancelFunc) {
	ctx, stop := context.WithTimeout(context.Background(), deadline)
	cmd := exec.CommandContext(ctx, ts.Getenv("GRADE"), append([]string{"-root", ts.Getenv("ROOT")}, args...)...)
	cmd.Dir = ts.MkAbs(".")
	for _, name := range []string{
		"PATH", "HOME", "TMPDIR", "WORK", "GOCACHE", "GOMODCACHE", "GOPATH", "GOPROXY", "GOFLAGS", "CC", "NO_COLOR", "GOMAXPROCS",
		"GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT",
	} {
		if value := ts.Getenv(name); value != "" {
			cmd.Env = append(cmd.Env, name+"="+value)
		}
	}
	return cmd, stop
}

func code(ts *testscript.TestScript, cmd *exec.Cmd, err error) int {
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		ts.Fatalf("run %s: %v", cmd.Path, err)
	}
	return cmd.ProcessState.ExitCode()
}

// edit replaces text that stands in a file exactly once:
//
//	edit 01-race/race.go 'old' 'new'
//
// In both texts \n is a new line and \t a tab, because a session's words cannot hold them.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	text := ts.ReadFile(args[0])
	layout := strings.NewReplacer(`\n`, "\n", `\t`, "\t")
	before, after := layout.Replace(args[1]), layout.Replace(args[2])
	if n := strings.Count(text, before); n != 1 {
		ts.Fatalf("%q stands in %s %d times", before, args[0], n)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(text, before, after, 1)), 0o644))
}

// fill makes a file of so many bytes:
//
//	fill 01-race/race.go 5242880
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: fill FILE BYTES")
	}
	size, err := strconv.Atoi(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat([]byte("// x\n"), size/5), 0o644))
}

// interrupt runs grade until it says something on standard error, presses
// Ctrl-C, and checks the exit code:
//
//	interrupt 3 'exploring' -submission sub
func interrupt(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: interrupt CODE REGEXP [argument ...]")
	}
	cmd, stop := grade(ts, args[2:])
	defer stop()
	stderr, err := cmd.StderrPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	var said strings.Builder
	until(io.TeeReader(stderr, &said), regexp.MustCompile(args[1]))
	ts.Check(cmd.Process.Signal(os.Interrupt))
	_, _ = io.Copy(&said, stderr)
	err = cmd.Wait()
	_, _ = io.WriteString(ts.Stderr(), said.String())
	if got := code(ts, cmd, err); strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s; it said:\n%s", got, args[0], said.String())
	}
}

// watches runs grade watch, puts a new file in the place of one when it waits for
// a save, presses Ctrl-C when it waits again, and checks the exit code:
//
//	watches 0 new.go sub/01-race/race.go -submission sub 01
func watches(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 3 {
		ts.Fatalf("usage: watches CODE NEW FILE [argument ...]")
	}
	cmd, stop := grade(ts, append([]string{"watch"}, args[3:]...))
	defer stop()
	var stdout, said bytes.Buffer
	cmd.Stdout = &stdout
	stderr, err := cmd.StderrPipe()
	ts.Check(err)
	ts.Check(cmd.Start())
	heard, waits := io.TeeReader(stderr, &said), regexp.MustCompile("^waiting for a save")
	until(heard, waits)
	ts.Check(os.Rename(ts.MkAbs(args[1]), ts.MkAbs(args[2])))
	until(heard, waits)
	ts.Check(cmd.Process.Signal(os.Interrupt))
	_, _ = io.Copy(&said, stderr)
	err = cmd.Wait()
	_, _ = ts.Stdout().Write(stdout.Bytes())
	_, _ = ts.Stderr().Write(said.Bytes())
	if got := code(ts, cmd, err); strconv.Itoa(got) != args[0] {
		ts.Fatalf("exit code %d, want %s; it said:\n%s", got, args[0], said.String())
	}
}

// until reads lines up to one that matches.
func until(r io.Reader, line *regexp.Regexp) {
	for lines := bufio.NewScanner(r); lines.Scan(); {
		if line.MatchString(lines.Text()) {
			return
		}
	}
}

// alone checks that no process is left that was started from the session's
// folder or has it on its command line, and no scratch folder either.
func alone(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 0 {
		ts.Fatalf("usage: alone")
	}
	work := ts.Getenv("WORK")
	processes, err := filepath.Glob("/proc/[0-9]*")
	ts.Check(err)
	for _, p := range processes {
		exe, _ := os.Readlink(filepath.Join(p, "exe")) // it may be gone by now
		line, _ := os.ReadFile(filepath.Join(p, "cmdline"))
		if strings.HasPrefix(exe, work) || bytes.Contains(line, []byte(work)) {
			ts.Fatalf("process %s is left: %s", filepath.Base(p), bytes.ReplaceAll(line, []byte{0}, []byte{' '}))
		}
	}
	left, err := filepath.Glob(filepath.Join(ts.Getenv("TMPDIR"), "*"))
	ts.Check(err)
	if len(left) > 0 {
		ts.Fatalf("left behind: %s", strings.Join(left, " "))
	}
}

// load keeps every processor busy until the session ends.
func load(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) > 0 {
		ts.Fatalf("usage: load")
	}
	var spinning sync.WaitGroup
	var over atomic.Bool
	for range 2 * runtime.NumCPU() {
		spinning.Go(func() {
			for !over.Load() {
				runtime.Gosched()
			}
		})
	}
	ts.Defer(func() {
		over.Store(true)
		spinning.Wait()
	})
}
