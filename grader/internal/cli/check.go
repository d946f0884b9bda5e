package cli

import (
	"context"
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"interleave/grader/internal/check"
)

// checkCommand is what whoever changes the grader types.
type checkCommand struct {
	Repeat    int          `default:"1"`
	Kind      []check.Kind ``
	Run       string       ``
	Load      bool         ``
	Ablation  bool         ``
	Exercises []string     `arg:"" optional:"" name:"exercise"`

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
	if err := errors.Join(kindsExist(k.Kind), exist(root, k.Exercises)); err != nil {
		return 0, err
	}
	only, err := regexp.Compile(k.Run)
	if err != nil {
		return 0, &usageError{fmt.Sprintf("-run: %v", err), "go tool grade check -run wrong-counter 01"}
	}
	p := newProgress(c.err)
	opts := check.Options{
		Root: root, Exercises: k.Exercises, Kinds: k.Kind, Only: only, Repeat: k.Repeat, Load: k.Load, Tier: k.tier,
		Progress: func(now check.Progress) {
			p.say(fmt.Sprintf("checking %s (%d of %d)", now.Exercise, now.Done, now.Total), "")
		},
	}
	if k.Ablation {
		return ablate(ctx, c, s, opts, p)
	}
	table, err := s.check(ctx, opts)
	p.done()
	if err != nil {
		return 0, err
	}
	if len(table.Rows) == 0 {
		return 0, &usageError{"no case is like that", "cases are called stub, solution, or as the files in solutions/testdata: 01-race/wrong-counter-copies"}
	}
	writeTable(c.out, table)
	if len(table.Bad()) > 0 {
		return ExitBelow, nil
	}
	return ExitOK, nil
}

// kindsExist checks that every kind on the command line is one.
func kindsExist(kinds []check.Kind) error {
	for _, k := range kinds {
		if !slices.Contains(check.Kinds(), k) {
			var all []string
			for _, known := range check.Kinds() {
				all = append(all, string(known))
			}
			return &usageError{fmt.Sprintf("no case is of kind %q", k), "there are: " + strings.Join(all, ", ")}
		}
	}
	return nil
}
