// The next build is made to run something.
//
// refused: imports 6
package race

import "os/exec"

func (c *Counter) Inc() { exec.Command("go", "env", "-w", "GOFLAGS=-toolexec=/bin/true").Run() }
