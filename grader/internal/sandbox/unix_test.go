//go:build unix

package sandbox_test

import (
	"os"
	"syscall"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"

	"interleave/grader/internal/sandbox"
)

func endSelf() error {
	if err := syscall.Kill(os.Getpid(), syscall.SIGKILL); err != nil {
		return err
	}
	<-never
	return nil
}

// descriptors lists those that are open beyond the first three, as far as 20;
// the poller and the like come with the runtime and are sealed.
func descriptors() []int {
	var open []int
	for fd := 3; fd < 20; fd++ {
		flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0)
		if err == nil && flags&unix.FD_CLOEXEC == 0 {
			open = append(open, fd)
		}
	}
	return open
}

func TestRunNamesTheSignal(t *testing.T) {
	got := run(t, sandbox.Open(sandbox.Limited), command(t, "dies"))
	assert.Equal(t, sandbox.Signalled, got.Reason, "reason")
	assert.Equal(t, "killed", got.Signal, "signal")
}

func TestRunPassesOnNoDescriptorThatWasLeftOpen(t *testing.T) {
	inEachTier(t, func(t *testing.T, box sandbox.Box) {
		left, err := unix.Dup(1) // not sealed, as if a shell had opened it
		require.NoError(t, err, "open a descriptor")
		defer unix.Close(left)
		got := run(t, box, command(t, "inherits"))
		assert.Equal(t, "descriptors [3]\n", got.Stdout, "descriptors of the process")
	})
}
