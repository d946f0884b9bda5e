// A process is left behind that outlives the grading.
//
// refused: imports 8
// refused: imports 9
package race

import (
	"os/exec"
	"syscall"
)

func (c *Counter) Inc() {
	daemon := exec.Command("/bin/sh", "-c", "sleep 1000000")
	daemon.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	daemon.Start()
}
