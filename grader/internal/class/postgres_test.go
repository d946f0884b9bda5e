package class

import (
	"database/sql"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A server is a PostgreSQL server of the test's own.
type server struct {
	bin, dir, port string
}

// postgres starts one. It refuses to run as root, so root lends it the account
// that its package made.
func postgres(t *testing.T) *server {
	t.Helper()
	bin := ""
	if path, err := exec.LookPath("initdb"); err == nil {
		path, err = filepath.EvalSymlinks(path)
		require.NoError(t, err, "find initdb")
		bin = filepath.Dir(path)
	} else if found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb"); len(found) > 0 {
		bin = filepath.Dir(found[len(found)-1])
	}
	if bin == "" {
		t.Skip("there is no PostgreSQL server here; .ci/run installs one")
	}
	if _, err := user.Lookup("postgres"); os.Geteuid() == 0 && err != nil {
		t.Skip("PostgreSQL does not run as root, and there is no user postgres")
	}
	dir, err := os.MkdirTemp("", "interleave-postgres-")
	require.NoError(t, err, "make a folder for the server")
	require.NoError(t, os.Chmod(dir, 0o777), "let the server write")
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err, "find a free port")
	_, port, err := net.SplitHostPort(listener.Addr().String())
	require.NoError(t, err, "find a free port")
	require.NoError(t, listener.Close(), "free the port")
	s := &server{bin: bin, dir: filepath.Join(dir, "data"), port: port}
	s.call(t, "initdb", "--no-sync", "--auth=trust", "--username=class", "-D", s.dir)
	s.control(t, "fast", "start")
	t.Cleanup(func() { s.control(t, "fast", "stop") })
	return s
}

func (s *server) control(t *testing.T, mode, verb string) {
	t.Helper()
	options := fmt.Sprintf("-p %s -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off", s.port)
	s.call(t, "pg_ctl", "-w", "-m", mode, "-D", s.dir, "-o", options, "-l", s.dir+".log", verb)
}

func (s *server) call(t *testing.T, name string, args ...string) {
	t.Helper()
	line := append([]string{filepath.Join(s.bin, name)}, args...)
	if os.Geteuid() == 0 {
		line = append([]string{"runuser", "-u", "postgres", "--"}, line...)
	}
	out, err := exec.Command(line[0], line[1:]...).CombinedOutput()
	require.NoError(t, err, "%s: %s", name, out)
}

func (s *server) name() string {
	return "postgres://class@127.0.0.1:" + s.port + "/postgres?sslmode=disable"
}

// count asks the server; 0 while it cannot be asked.
func (s *server) count(query string) (n int) {
	db, err := sql.Open("pgx", s.name())
	if err != nil {
		return 0
	}
	defer db.Close()
	_ = db.QueryRow(query).Scan(&n)
	return n
}

// onAFile is what a class comes to that one process grades on a file.
func onAFile(t *testing.T, dir string) map[string]string {
	t.Helper()
	db := filepath.Join(t.TempDir(), "class.db")
	command(t, "run", "-allow-tier", "3", "-db", db, dir)
	return results(t, db)
}

// worker starts one that ends when there is nothing to do.
func (s *server) worker(t *testing.T) *exec.Cmd {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0], append(s.work(), "--root", root)...)
	require.NoError(t, cmd.Start(), "start a worker")
	return cmd
}

func (s *server) work() []string {
	return []string{"worker", "-allow-tier", "3", "-workers", "1", "-drain", "-db", s.name()}
}

func TestWorkersOnPostgreSQLSurviveIt(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs submissions")
	}
	s, dir := postgres(t), t.TempDir()
	cheap(t, dir)
	command(t, "run", "-allow-tier", "3", "-fetch-only", "-workers", "4", "-db", s.name(), dir)
	queued := s.count("SELECT COUNT(*) FROM river_job")
	command(t, "run", "-allow-tier", "3", "-fetch-only", "-workers", "3", "-db", s.name(), dir)
	assert.Equal(t, queued, s.count("SELECT COUNT(*) FROM river_job"), "jobs when all that is missing is queued already")

	for _, at := range []moment{
		{"somebody is at work", "SELECT COUNT(*) FROM river_job WHERE state = 'running'", 1},
		{"there are results", "SELECT COUNT(*) FROM class_result", 5},
		{"there are more", "SELECT COUNT(*) FROM class_result", 15},
	} {
		assert.False(t, killed(t, at, s.count, s.work()...), "the worker had ended when %s", at.name)
	}
	workers := []*exec.Cmd{s.worker(t), s.worker(t)}
	begun := func() bool { return s.count("SELECT COUNT(*) FROM class_result") >= 25 }
	require.Eventually(t, begun, 5*time.Minute, 50*time.Millisecond, "results of those who come after")
	s.control(t, "immediate", "restart") // whatever they are at
	for _, w := range workers {
		assert.NoError(t, w.Wait(), "a worker whose database went away and came back")
	}
	assert.Equal(t, 0, s.count(twice), "what is doubled")
	assert.Equal(t, 0, s.count("SELECT COUNT(*) FROM river_job WHERE state <> 'completed'"), "jobs that are left")
	assert.Equal(t, 0, s.count("SELECT COUNT(*) FROM river_job WHERE CAST(errors AS TEXT) LIKE '%rescued%'"), "jobs of the dead that waited for River")
	command(t, "run", "-allow-tier", "3", "-db", s.name(), dir)
	assert.Empty(t, differences(onAFile(t, dir), results(t, s.name())), "where the results on PostgreSQL differ from those on a file")
}
