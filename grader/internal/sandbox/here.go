package sandbox

import (
	"fmt"
	"os/exec"
	"slices"
)

// prepareHere prepares a process of tier 3: a process group with limits.
func prepareHere(c Command) (*launch, error) {
	cmd := exec.Command(c.Path)
	cmd.Args = []string{c.name()}
	cmd.Dir = c.Dir
	cmd.Env = slices.Concat([]string{}, c.Env) // nil would mean all of ours
	confine(cmd)
	return &launch{
		cmd: cmd,
		begun: func() error {
			if err := restrict(cmd.Process.Pid, c.Limits); err != nil {
				return fmt.Errorf("limit the process: %w", err)
			}
			return nil
		},
		failed: func() error { return nil },
	}, nil
}
