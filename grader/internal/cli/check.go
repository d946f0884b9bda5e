package cli

import (
	"context"
	"fmt"

	"interleave/grader/internal/check"
)

// checkCommand is what whoever changes the grader types.
type checkCommand struct {
	Repeat    int      `default:"1"`
	Exercises []string `arg:"" optional:"" name:"exercise"`

	root string // from the whole command line, as is the tier
	tier int
}

func (k *checkCommand) run(ctx context.Context, c console, s stages) (int, error) {
	root, err := rootFrom(k.root)
	if err != nil {
		return 0, err
	}
	if k.Repeat < 1 {
		return 0, &usageError{"-repeat wants a number of times", "go tool grade check -repeat 20"}
	}
	if err := exist(root, k.Exercises); err != nil {
		return 0, err
	}
	p := newProgress(c.err)
	table, err := s.check(ctx, check.Options{
		Root: root, Exercises: k.Exercises, Repeat: k.Repeat, Tier: k.tier,
		Progress: func(now check.Progress) {
			p.say(fmt.Sprintf("checking %s/%s (%d of %d)", now.Exercise, now.Case, now.Done+1, now.Total), "")
		},
	})
	p.done()
	if err != nil {
		return 0, err
	}
	writeTable(c.out, table)
	if len(table.Bad()) > 0 {
		return ExitBelow, nil
	}
	return ExitOK, nil
}
