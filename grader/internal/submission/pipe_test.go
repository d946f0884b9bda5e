//go:build unix

package submission_test

import (
	"net"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

func TestReadDoesNotWaitForAPipe(t *testing.T) {
	dir := t.TempDir()
	folder := filepath.Join(dir, "01-race")
	require.NoError(t, os.Mkdir(folder, 0o755), "make the folder")
	for _, name := range []string{"race.go", "race_test.go"} {
		require.NoError(t, syscall.Mkfifo(filepath.Join(folder, name), 0o644), "make a pipe called %s", name)
	}
	got := read(t, dir)
	require.NotNil(t, got.Files["01-race"].Refused, "refusal of a pipe")
	assert.Contains(t, got.Files["01-race"].Refused.Message, "is no regular file", "message for a pipe")
	assert.Empty(t, got.Notes, "a suite that is a pipe is not looked into")
}

func TestReadDoesNotTalkToASocket(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir) // the path of a socket must be short
	require.NoError(t, os.Mkdir("01-race", 0o755), "make the folder")
	socket, err := net.Listen("unix", "01-race/race.go")
	require.NoError(t, err, "make a socket")
	defer socket.Close()
	got := read(t, dir)
	require.NotNil(t, got.Files["01-race"].Refused, "refusal of a socket")
	assert.Contains(t, got.Files["01-race"].Refused.Message, "is no regular file", "message for a socket")
}

func TestReadDoesNotReadADevice(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.Mkdir(filepath.Join(dir, "01-race"), 0o755), "make the folder")
	zero := int(unix.Mkdev(1, 5))
	if err := unix.Mknod(filepath.Join(dir, "01-race", "race.go"), unix.S_IFCHR|0o644, zero); err != nil {
		t.Skipf("only root makes devices: %v", err)
	}
	got := read(t, dir)
	require.NotNil(t, got.Files["01-race"].Refused, "refusal of a device without an end")
	assert.Contains(t, got.Files["01-race"].Refused.Message, "is no regular file", "message for a device")
}
