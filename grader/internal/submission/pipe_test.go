//go:build unix

package submission_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
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
