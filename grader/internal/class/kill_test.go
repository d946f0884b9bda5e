package class

import (
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"interleave/grader/internal/class/store"
)

// A moment is when a process is killed: as soon as a count reaches a number.
type moment struct {
	name, count string
	reaches     int
}

// moments are spread over a run of [cheap], from the first student taken in to
// the last result but those of the one who takes long.
var moments = []moment{
	{"the class is made", "SELECT COUNT(*) FROM class_meta", 1},
	{"somebody is taken in", "SELECT COUNT(*) FROM class_student", 1},
	{"half of them are taken in", "SELECT COUNT(*) FROM class_student", 7},
	{"jobs are queued", "SELECT COUNT(*) FROM river_job", 1},
	{"somebody is at work", "SELECT COUNT(*) FROM river_job WHERE state = 'running'", 1},
	{"there is a result", "SELECT COUNT(*) FROM class_result", 1},
	{"there are more", "SELECT COUNT(*) FROM class_result", 9},
	{"half of them are there", "SELECT COUNT(*) FROM class_result", 20},
	{"most of them are there", "SELECT COUNT(*) FROM class_result", 32},
	{"the slow one is left", "SELECT COUNT(*) FROM class_result", 40},
}

// count asks the class in a file from outside; 0 while it cannot be asked.
func count(t *testing.T, file, query string) (n int) {
	t.Helper()
	if _, err := os.Stat(file); err != nil {
		return 0
	}
	db, err := sql.Open("sqlite", "file:"+file+"?mode=ro&_pragma=busy_timeout(10000)")
	require.NoError(t, err, "open %s", file)
	defer db.Close()
	if db.QueryRow(query).Scan(&n) != nil {
		return 0 // the table is not made yet
	}
	return n
}

// killed starts class and kills it at a moment, as a power cut would. It reports
// whether it had ended before.
func killed(t *testing.T, at moment, ask func(string) int, args ...string) (ended bool) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], append(args, "--root", root)...)
	require.NoError(t, cmd.Start(), "start class %v", args)
	gone := make(chan error, 1)
	go func() { gone <- cmd.Wait() }() // both branches below receive it
	looks := time.NewTicker(time.Millisecond)
	defer looks.Stop()
	for {
		select {
		case err := <-gone:
			require.NoError(t, err, "class %v, which nobody killed", args)
			return true
		case <-looks.C:
		}
		if ask(at.count) >= at.reaches {
			require.NoError(t, cmd.Process.Signal(syscall.SIGKILL), "kill class %v", args)
			<-gone
			return false
		}
	}
}

// twice counts what is there more than once, and must not be.
const twice = `SELECT (SELECT COUNT(*) FROM (SELECT unit FROM class_result GROUP BY unit HAVING COUNT(*) > 1) AS r)
	+ (SELECT COUNT(*) FROM class_attempt WHERE number > 1)`

func TestARunThatIsKilledGoesOnWhereItWas(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs submissions")
	}
	dir, work := t.TempDir(), t.TempDir()
	cheap(t, dir)
	quiet, db := filepath.Join(work, "quiet.db"), filepath.Join(work, "killed.db")
	command(t, "run", "-allow-tier", "3", "-db", quiet, dir)
	want := results(t, quiet)
	require.Len(t, want, 13, "students")
	before := 0
	for _, at := range moments {
		ask := func(query string) int { return count(t, db, query) }
		assert.False(t, killed(t, at, ask, "run", "-workers", "4", "-allow-tier", "3", "-db", db, dir), "the run had ended when %s", at.name)
		now := count(t, db, "SELECT COUNT(*) FROM class_result")
		assert.GreaterOrEqual(t, now, before, "results after it was killed when %s", at.name)
		assert.Equal(t, 0, count(t, db, twice), "what is doubled after it was killed when %s", at.name)
		t.Logf("killed when %s: %d results", at.name, now)
		before = now
	}
	command(t, "run", "-allow-tier", "3", "-db", db, dir)
	assert.Equal(t, 0, count(t, db, twice), "what is doubled in the end")
	assert.Empty(t, differences(want, results(t, db)), "where the results after all the killing differ")
}

func TestWhatWasQueuedForAnEarlierGraderIsForgotten(t *testing.T) {
	if testing.Short() {
		t.Skip("builds submissions")
	}
	dir, db := t.TempDir(), filepath.Join(t.TempDir(), "class.db")
	cheap(t, dir)
	require.NoError(t, os.RemoveAll(filepath.Join(dir, "solution")), "leave out what takes long")
	at := moment{"jobs are queued", "SELECT COUNT(*) FROM river_job", 1}
	require.False(t, killed(t, at, func(query string) int { return count(t, db, query) }, "run", "-allow-tier", "3", "-db", db, dir), "the run had ended")
	s, err := store.Open(t.Context(), db)
	require.NoError(t, err, "open %s", db)
	_, err = s.DB.Exec(`UPDATE river_job SET args = json_set(args, '$.grader', 'earlier')`)
	s.Close()
	require.NoError(t, err, "make the jobs an earlier grader's")
	assert.Contains(t, command(t, "run", "-allow-tier", "3", "-db", db, dir), "without a score 0;", "what a run of the present grader says")
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
