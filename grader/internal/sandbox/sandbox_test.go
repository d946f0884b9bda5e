//go:build unix

package sandbox_test

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"interleave/grader/internal/sandbox"
)

// The test binary is also the process that it puts into the box: what it does
// there is named by this variable.
const role = "SANDBOX_ROLE"

func TestMain(m *testing.M) {
	if name := os.Getenv(role); name != "" {
		roles[name]()
		os.Exit(0)
	}
	goleak.VerifyTestMain(m)
}

// never is a channel on which nothing comes.
var never chan int

var sink [][]byte

var roles = map[string]func(){
	"returns":  func() {},
	"exits":    func() { os.Exit(3) },
	"panics":   func() { panic("so it ends") },
	"dies":     func() { _ = endSelf() },
	"spins":    func() { spin() },
	"waits":    func() { <-time.After(time.Hour); <-never },
	"hoards":   func() { hoard() },
	"starves":  func() { fmt.Fprintln(os.Stderr, starving) },
	"floods":   func() { flood() },
	"reports":  func() { report() },
	"looks":    func() { look() },
	"inherits": func() { fmt.Println("descriptors", descriptors()) },
	"writes":   func() { fmt.Println(os.WriteFile("file", []byte("x"), 0o644)) },
	"prints":   func() { fmt.Print(strings.Repeat("a", 100) + "END"); fmt.Fprint(os.Stderr, "short") },
}

// starving is what the race detector says when it gets no memory for itself, before
// it exits with the code that it was told, which is 0.
const starving = "==1==FATAL: ThreadSanitizer: internal allocator is out of memory trying to allocate 0x200 bytes"

func spin() {
	for i := 0; ; i++ {
		if i < 0 {
			return
		}
	}
}

func hoard() {
	for {
		block := make([]byte, 1<<20)
		for i := range block {
			block[i] = 1
		}
		sink = append(sink, block)
	}
}

func flood() {
	line := strings.Repeat("x", 1<<16)
	for {
		fmt.Println(line)
	}
}

func report() {
	records := os.NewFile(3, "records")
	fmt.Fprintln(records, "one")
	fmt.Fprintln(records, "two")
}

func look() {
	fmt.Println("env", os.Environ())
	fmt.Println("args", len(os.Args))
	text, err := io.ReadAll(os.Stdin)
	fmt.Println("stdin", len(text), err)
}

func command(t *testing.T, name string) sandbox.Command {
	t.Helper()
	binary, err := os.Executable()
	require.NoError(t, err, "find the test binary")
	c := commandOf(binary, name)
	c.Dir = t.TempDir()
	return c
}

func commandOf(binary, name string) sandbox.Command {
	return sandbox.Command{
		Path: binary, Env: []string{role + "=" + name},
		Limits:  sandbox.Limits{Wall: time.Hour, Memory: 1 << 30, Kept: 1 << 20, Flood: 1 << 30},
		Records: func(r io.Reader) { _, _ = io.Copy(io.Discard, r) },
	}
}

// inEachTier runs a test in the boxes of all tiers that this machine has, and
// says which it has not.
func inEachTier(t *testing.T, test func(t *testing.T, box sandbox.Box)) {
	t.Helper()
	for _, tier := range []sandbox.Tier{sandbox.Isolated, sandbox.Restricted, sandbox.Limited} {
		t.Run(fmt.Sprintf("tier %d", int(tier)), func(t *testing.T) {
			if err := sandbox.Try(tier); err != nil {
				t.Skipf("this machine has no %v: %v", tier, err)
			}
			box := sandbox.Open(tier)
			require.Equal(t, tier, box.Tier(), "tier of Open(%d)", int(tier))
			test(t, box)
		})
	}
}

func run(t *testing.T, box sandbox.Box, c sandbox.Command) sandbox.Outcome {
	t.Helper()
	out, err := box.Run(t.Context(), c)
	require.NoError(t, err, "Run(%v)", c.Env)
	return out
}

func TestRunSaysHowTheProcessEnded(t *testing.T) {
	tests := map[string]struct {
		want   sandbox.Outcome
		stderr string
		env    string
	}{
		"returns":          {sandbox.Outcome{Reason: sandbox.Exited}, "", ""},
		"exits":            {sandbox.Outcome{Reason: sandbox.Exited, Code: 3}, "", ""},
		"starves":          {sandbox.Outcome{Reason: sandbox.Memory}, starving, ""},
		"panics":           {sandbox.Outcome{Reason: sandbox.Exited, Code: 2}, "panic: so it ends", ""},
		"panics and tells": {sandbox.Outcome{Reason: sandbox.Exited, Code: 2}, "panic: so it ends", "GOTRACEBACK=crash"},
	}
	inEachTier(t, func(t *testing.T, box sandbox.Box) {
		for name, tt := range tests {
			t.Run(name, func(t *testing.T) {
				what, _, _ := strings.Cut(name, " ")
				c := command(t, what)
				c.Env = append(c.Env, tt.env)
				got := run(t, box, c)
				assert.Contains(t, got.Stderr, tt.stderr, "stderr of a process that %s", name)
				got.Stderr = ""
				assert.Equal(t, tt.want, got, "outcome of a process that %s", name)
			})
		}
	})
}

func TestRunReadsTheRecordsToTheirEnd(t *testing.T) {
	inEachTier(t, func(t *testing.T, box sandbox.Box) {
		c := command(t, "reports")
		var got string
		c.Records = func(r io.Reader) {
			text, err := io.ReadAll(r)
			assert.NoError(t, err, "read the records")
			got = string(text)
		}
		run(t, box, c)
		assert.Equal(t, "one\ntwo\n", got, "records")
	})
}

func TestRunGivesTheProcessNothing(t *testing.T) {
	inEachTier(t, func(t *testing.T, box sandbox.Box) {
		got := run(t, box, command(t, "looks"))
		assert.Equal(t, "env [SANDBOX_ROLE=looks]\nargs 1\nstdin 0 <nil>\n", got.Stdout, "what the process sees")
	})
}

func TestRunKeepsBothEndsOfALongOutput(t *testing.T) {
	c := command(t, "prints")
	c.Limits.Kept = 20
	got := run(t, sandbox.Open(0), c)
	assert.Equal(t, "aaaaaaaaaa\n… 83 bytes left out …\naaaaaaaEND", got.Stdout, "stdout of 103 bytes, of which 20 are kept")
	assert.Equal(t, "short", got.Stderr, "stderr of 5 bytes, of which 20 are kept")
	assert.Equal(t, int64(83), got.Dropped, "bytes dropped")
}

func TestRunEndsAProcessThatPrintsWithoutEnd(t *testing.T) {
	inEachTier(t, func(t *testing.T, box sandbox.Box) {
		c := command(t, "floods")
		c.Limits.Flood = 1 << 22
		got := run(t, box, c)
		assert.Equal(t, sandbox.Output, got.Reason, "reason")
		assert.LessOrEqual(t, len(got.Stdout), 1<<20+64, "what is kept")
	})
}

func TestRunEndsAProcessWhoseTimeIsOver(t *testing.T) {
	inEachTier(t, func(t *testing.T, box sandbox.Box) {
		for name, want := range map[string]string{"spins": "sandbox_test.spin", "waits": "sandbox_test.init"} {
			t.Run(name, func(t *testing.T) {
				t.Parallel()
				c := command(t, name)
				c.Limits.Wall = 3 * time.Second // long enough for it to begin, also on a busy machine
				c.Env = append(c.Env, "GOMAXPROCS=1", "GODEBUG=asyncpreemptoff=1", "GOTRACEBACK=crash")
				got := run(t, box, c)
				assert.Equal(t, sandbox.Wall, got.Reason, "reason")
				assert.Contains(t, got.Stderr, want, "stacks of a process that %s", name)
			})
		}
	})
}

func TestRunLeavesNothingWhenItsContextEnds(t *testing.T) {
	inEachTier(t, func(t *testing.T, box sandbox.Box) {
		ctx, cancel := context.WithCancel(t.Context())
		c := command(t, "waits")
		started := make(chan struct{})
		c.Records = func(r io.Reader) {
			close(started)
			_, _ = io.Copy(io.Discard, r) // ends when the last holder of descriptor 3 has
		}
		go func() { // ends with Run, which needs what it does
			<-started
			cancel()
		}()
		_, err := box.Run(ctx, c)
		assert.ErrorIs(t, err, context.Canceled, "Run with a context that ends")

		_, err = box.Run(ctx, c)
		assert.ErrorIs(t, err, context.Canceled, "Run with a context that has ended")
	})
}

func TestRunFailsWithoutAProgram(t *testing.T) {
	inEachTier(t, func(t *testing.T, box sandbox.Box) {
		c := command(t, "returns")
		c.Path += "-absent"
		_, err := box.Run(t.Context(), c)
		assert.ErrorContains(t, err, "start "+c.Path, "Run of a program that is not there")
	})
}

func TestOpenGivesNothingStrongerThanWasAskedFor(t *testing.T) {
	assert.Equal(t, sandbox.Limited, sandbox.Open(sandbox.Limited).Tier(), "tier of Open(Limited)")
	assert.NotEqual(t, sandbox.Isolated, sandbox.Open(sandbox.Restricted).Tier(), "tier of Open(Restricted)")
	assert.Equal(t, sandbox.Open(sandbox.Isolated).Tier(), sandbox.Open(0).Tier(), "the strongest is the default")
	assert.ErrorContains(t, sandbox.Try(4), "there is no tier 4", "Try(4)")
}
