//go:build race

package explore

import (
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader"
	"interleave/grader/explore/shim/sync"
)

// watchedFor is how many schedules the detector watches. The exploration of one
// scenario ends when all were tried, so it is begun again until there are as
// many.
const watchedFor = 10_000

// TestTheDetectorSeesThePrograms runs itself again, because a test in which the
// detector has reported something fails whatever it asserts.
func TestTheDetectorSeesTheProgramsRacesAndNoOthers(t *testing.T) {
	for _, name := range []string{"Racy", "RaceFree"} {
		t.Run(name, func(t *testing.T) {
			cmd := exec.Command(os.Args[0], "-test.run=^TestWatched"+name+"$", "-test.v")
			cmd.Env = append(os.Environ(), "EXPLORE_WATCHED=1", "GORACE=atexit_sleep_ms=0 suppress_equal_stacks=0 suppress_equal_addresses=0")
			out, err := cmd.CombinedOutput()
			racy := name == "Racy"
			assert.Equal(t, racy, err != nil, "%v", err)
			assert.Equal(t, racy, strings.Contains(string(out), "WARNING: DATA RACE"), "output:\n%s", out)
			assert.Contains(t, string(out), "as expected", "output:\n%s", out)
		})
	}
}

func watched(t *testing.T) {
	if os.Getenv("EXPLORE_WATCHED") == "" {
		t.Skip("runs in a process of its own, started by the test above")
	}
}

func TestWatchedRacy(t *testing.T) {
	watched(t)
	e := judge(t, func(x *X) {
		n := 0
		x.Go("A", func() { n++ })
		x.Go("B", func() { n++ })
		x.Wait()
	})
	require.NotNil(t, e.Finding, "%+v", e)
	require.Equal(t, grader.Race, e.Finding.Class, "%+v", e.Finding)
	t.Log("as expected")
}

func TestWatchedRaceFree(t *testing.T) {
	watched(t)
	for explored := 0; explored < watchedFor; {
		e := judge(t, func(x *X) {
			var mu sync.Mutex
			n := 0
			for _, name := range []string{"A", "B", "C"} {
				x.Go(name, func() {
					for range 2 {
						mu.Lock()
						n++
						mu.Unlock()
					}
				})
			}
			x.Wait()
			assert.Equal(x, 6, n, "n")
		})
		require.Nil(t, e.Finding, "%+v", e)
		explored += e.Explored
	}
	t.Log("as expected")
}
