//go:build !unix

package build

import (
	"os/exec"
	"time"
)

// group lets the command's pipes be closed soon after its context has ended;
// there are no process groups here.
func group(cmd *exec.Cmd) { cmd.WaitDelay = time.Second }
