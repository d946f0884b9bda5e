//go:build unix

package build

import (
	"os/exec"
	"syscall"
	"time"
)

// group gives the command a process group of its own, all of which is killed
// when its context ends: killing the go command alone would leave a linker
// running.
func group(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	cmd.WaitDelay = time.Second
}
