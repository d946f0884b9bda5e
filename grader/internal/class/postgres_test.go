package class

import (
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

	"interleave/grader/internal/class/store"
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
	s.control(t, "start")
	t.Cleanup(func() { s.control(t, "stop") })
	return s
}

func (s *server) control(t *testing.T, verb string) {
	t.Helper()
	options := fmt.Sprintf("-p %s -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c fsync=off", s.port)
	s.call(t, "pg_ctl", "-w", "-m", "fast", "-D", s.dir, "-o", options, "-l", s.dir+".log", verb)
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

// count asks the server.
func (s *server) count(t *testing.T, query string) (n int) {
	t.Helper()
	c, err := store.Open(t.Context(), s.name())
	require.NoError(t, err, "open %s", s.name())
	defer c.Close()
	require.NoError(t, c.DB.QueryRow(query).Scan(&n), "%s", query)
	return n
}

func TestManyWorkersOnPostgreSQLComeToWhatOneOnAFileDoes(t *testing.T) {
	if testing.Short() {
		t.Skip("builds and runs submissions")
	}
	s := postgres(t)
	dir, db := t.TempDir(), filepath.Join(t.TempDir(), "class.db")
	cheap(t, dir)
	command(t, "run", "-allow-tier", "3", "-db", db, dir)
	want := results(t, db)

	command(t, "run", "-allow-tier", "3", "-fetch-only", "-db", s.name(), dir)
	var workers []*exec.Cmd
	for range 2 {
		cmd := exec.CommandContext(t.Context(), os.Args[0], "worker", "-allow-tier", "3", "-workers", "1", "-drain", "-db", s.name(), "--root", root)
		require.NoError(t, cmd.Start(), "start a worker")
		workers = append(workers, cmd)
	}
	begun := func() bool { return s.count(t, "SELECT COUNT(*) FROM class_result") > 0 }
	require.Eventually(t, begun, 5*time.Minute, 50*time.Millisecond, "a first result")
	s.control(t, "restart") // whatever they are at
	for _, w := range workers {
		assert.NoError(t, w.Wait(), "a worker whose database went away and came back")
	}
	assert.Equal(t, 0, s.count(t, "SELECT COUNT(*) FROM (SELECT unit FROM class_result GROUP BY unit HAVING COUNT(*) > 1) AS twice"), "results that are doubled")
	command(t, "run", "-allow-tier", "3", "-db", s.name(), dir)
	assert.Empty(t, differences(want, results(t, s.name())), "where the results on PostgreSQL differ")
}
