//go:build !unix

package sandbox

import (
	"os"
	"os/exec"
	"time"
)

// kill ends the process; there are no groups here.
func kill(cmd *exec.Cmd) { _ = cmd.Process.Kill() }

// dump ends the process without its stacks.
func dump(cmd *exec.Cmd) { kill(cmd) }

// deadly names no signal: there are none.
func deadly(*os.ProcessState) string { return "" }

// confine has nothing to add here.
func confine(*exec.Cmd) {}

// restrict has nothing to limit with.
func restrict(int, Limits) error { return nil }

// peak is 0: without a limit it decides nothing.
func peak(*os.ProcessState) int64 { return 0 }

// used is taken to be all the time that there was; [process.outcome] knows better.
func used(_ int, began time.Time) (time.Duration, bool) { return time.Since(began), true }
