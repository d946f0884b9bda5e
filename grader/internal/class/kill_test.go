package class

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// killedAfter starts a run and kills it after a while, as a power cut would. It
// reports whether the run had ended by then.
func killedAfter(t *testing.T, wait time.Duration, args ...string) (ended bool) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], append(args, "--root", root)...)
	require.NoError(t, cmd.Start(), "start class %v", args)
	gone := make(chan error, 1)
	go func() { gone <- cmd.Wait() }() // both branches below receive it
	over := time.NewTimer(wait)
	defer over.Stop()
	select {
	case err := <-gone:
		require.NoError(t, err, "class %v, which nobody killed", args)
		return true
	case <-over.C:
		require.NoError(t, cmd.Process.Signal(syscall.SIGKILL), "kill class %v", args)
		<-gone
		return false
	}
}

func TestARunThatIsKilledGoesOnWhereItWas(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs submissions")
	}
	dir, work := t.TempDir(), t.TempDir()
	cheap(t, dir)
	quiet, killed := filepath.Join(work, "quiet.db"), filepath.Join(work, "killed.db")
	command(t, "run", "-allow-tier", "3", "-db", quiet, dir)
	want := results(t, quiet)
	require.Len(t, want, 13, "students")
	chance := rand.New(rand.NewPCG(uint64(time.Now().UnixNano()), 0)) // another moment every time: that is the test
	for range *kills {
		wait := time.Duration(chance.Int64N(int64(3 * time.Second)))
		t.Logf("killed after %s", wait)
		if killedAfter(t, wait, "run", "-allow-tier", "3", "-db", killed, dir) {
			break
		}
	}
	command(t, "run", "-allow-tier", "3", "-db", killed, dir)
	assert.Empty(t, differences(want, results(t, killed)), "where the results after all the killing differ")
}

func TestTwoRunsOfOneFileDoNotMix(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs submissions")
	}
	dir, db := t.TempDir(), filepath.Join(t.TempDir(), "class.db")
	cheap(t, dir)
	cmd := exec.CommandContext(t.Context(), os.Args[0], "run", "-allow-tier", "3", "-db", db, "--root", root, dir)
	require.NoError(t, cmd.Start(), "start the first run")
	second := exec.CommandContext(t.Context(), os.Args[0], "run", "-allow-tier", "3", "-db", db, "--root", root, dir)
	out, err := second.CombinedOutput()
	first := cmd.Wait()
	if first != nil { // whoever comes second is turned away
		assert.NoError(t, err, "the second run, which was alone: %s", out)
		return
	}
	if err != nil {
		assert.Contains(t, string(out), "another class run is grading", "what the run that was turned away says")
	}
}
