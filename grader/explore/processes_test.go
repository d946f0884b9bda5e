package explore

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/explore/sched"
)

// tellVariable makes a process tell the stories and nothing else.
const tellVariable = "EXPLORE_TELL"

// TestEveryProcessTellsTheSame starts processes on one processor and on two, on an
// idle machine and beside others that keep it busy.
func TestEveryProcessTellsTheSame(t *testing.T) {
	if os.Getenv(tellVariable) != "" {
		for _, name := range slices.Sorted(maps.Keys(classics)) {
			fmt.Printf("told %s %x\n", name, sha256.Sum256([]byte(story(t, classics[name]))))
		}
		return
	}
	if sched.RaceBuild {
		t.Skip("the detector's own goroutines and reports are none of the stories")
	}
	want := told(t, 1)
	require.Len(t, want, len(classics), "stories")
	for _, loaded := range []bool{false, true} {
		if loaded {
			keepBusy(t)
		}
		for _, processors := range []int{1, 2} {
			assert.Equal(t, want, told(t, processors), "stories with %d processors, loaded: %t", processors, loaded)
		}
	}
}

// told are the hashes of the stories that another process tells.
func told(t *testing.T, processors int) []string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestEveryProcessTellsTheSame$")
	cmd.Env = append(os.Environ(), tellVariable+"=1", fmt.Sprint("GOMAXPROCS=", processors))
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "%s", out)
	var lines []string
	for line := range bytes.Lines(out) {
		if bytes.HasPrefix(line, []byte("told ")) {
			lines = append(lines, string(line))
		}
	}
	return lines
}

// keepBusy starts processes that want a processor each until the test is over.
func keepBusy(t *testing.T) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	for range 2 {
		cmd := exec.CommandContext(ctx, os.Args[0], "-test.run=^TestBusy$", "-test.timeout=1m") // should nobody be left to kill it
		cmd.Env = append(os.Environ(), busyVariable+"=1")
		require.NoError(t, cmd.Start(), "start a busy process")
		t.Cleanup(func() { _ = cmd.Wait() }) // killed by stop, which is called first
	}
	t.Cleanup(stop)
}

const busyVariable = "EXPLORE_BUSY"

func TestBusy(t *testing.T) {
	if os.Getenv(busyVariable) == "" {
		t.Skip("keeps a processor busy in a process of its own, started by the test above")
	}
	for {
		runtime.Gosched()
	}
}
