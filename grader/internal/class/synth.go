package class

import (
	"context"
	"fmt"
	"os"

	"interleave/grader/internal/class/synth"
	"interleave/grader/internal/cli"
)

// synthCommand makes a class up.
type synthCommand struct {
	N        int    `short:"n" default:"200"`
	Out      string `required:""`
	Seed     uint64 `default:"1"`
	Attempt  int    `default:"1"`
	Distinct bool
}

// Run makes a class in a folder that is new or empty, so that nobody's real
// class is written over.
func (c *synthCommand) Run(_ context.Context, t terminal, p place) error {
	root, err := rootOf(p)
	if err != nil {
		return err
	}
	if there, err := os.ReadDir(c.Out); err == nil && len(there) > 0 && c.Attempt == 1 {
		return cli.Misuse(fmt.Sprintf("the folder %q holds something", c.Out), "-out names a folder that is new, or -attempt 2 what its class hands in next")
	}
	if c.N < 1 {
		return cli.Misuse("-n wants a number of students", "go tool class synth -n 200 -out DIR")
	}
	err = synth.Make(synth.Options{
		Root: root, Dir: c.Out, Students: c.N, Seed: c.Seed, Attempt: c.Attempt, Distinct: c.Distinct,
	})
	if err == nil {
		fmt.Fprintf(t.out, "%d students in %s\n", c.N, c.Out)
	}
	return err
}
