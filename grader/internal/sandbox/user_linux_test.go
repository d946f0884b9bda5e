package sandbox_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestTheSameForAnOrdinaryUser runs the tests above once more as somebody who
// is not root. What root may do for a box, an ordinary user may not, and the
// other way round.
func TestTheSameForAnOrdinaryUser(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Skip("this is an ordinary user already")
	}
	const nobody = 65534
	self, err := os.ReadFile("/proc/self/exe")
	require.NoError(t, err, "read the test binary")
	dir, err := os.MkdirTemp("", "ordinary")
	require.NoError(t, err, "make a folder for everybody")
	defer os.RemoveAll(dir)
	require.NoError(t, os.Chmod(dir, 0o777), "open the folder to everybody")
	binary := filepath.Join(dir, "sandbox.test")
	require.NoError(t, os.WriteFile(binary, self, 0o755), "copy the test binary") // it may lie where nobody can go
	cmd := exec.Command(binary, "-test.run", "Run|Box|Tier")
	cmd.Dir, cmd.Env = dir, []string{"TMPDIR=" + dir, "PATH=" + os.Getenv("PATH")}
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	said, err := cmd.CombinedOutput()
	assert.NoError(t, err, "the tests as an ordinary user:\n%s", said)
	assert.Contains(t, string(said), "PASS\n", "what the tests said")
}
