package cli

import (
	"context"
	"errors"
	"fmt"

	"interleave/grader/internal/draft"
)

// newCommand is what whoever writes an exercise types first.
type newCommand struct {
	Name string `arg:""`

	root string // from the whole command line
}

func (n *newCommand) run(_ context.Context, c console, _ stages) (int, error) {
	root, err := rootFrom(n.root)
	if err != nil {
		return 0, err
	}
	files, err := draft.Write(root, n.Name)
	var name *draft.NameError
	if errors.As(err, &name) {
		return 0, &usageError{err.Error(), "go tool grade new 05-barrier"}
	}
	if err != nil {
		return 0, err
	}
	for _, file := range files {
		fmt.Fprintln(c.out, file)
	}
	fmt.Fprintf(c.out, "\nnext:  go tool grade check %s, then make them say what you want to teach\n", n.Name)
	return ExitOK, nil
}
