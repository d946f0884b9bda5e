package class

import (
	"context"
	"errors"
	"fmt"

	"interleave/grader/internal/class/template"
	"interleave/grader/internal/cli"
)

// templateCommand writes what the students of a course fork.
type templateCommand struct {
	Dir string `arg:""`
}

// Run writes the course without its answers into a new folder.
func (c *templateCommand) Run(_ context.Context, t terminal, p place) error {
	root, err := rootOf(p)
	if err != nil {
		return err
	}
	if c.Dir == "" {
		return cli.Misuse("template wants a folder to write into", "make template DIR=../our-course")
	}
	n, err := template.Write(root, c.Dir)
	var full *template.NotEmptyError
	var answer *template.AnswerError
	switch {
	case errors.As(err, &full):
		return cli.Misuse(err.Error(), "name a folder that is new: go tool class template ../our-course")
	case errors.As(err, &answer):
		return cli.Misuse(err.Error(), "nothing was written; take it out of that file first")
	case err != nil:
		return err
	}
	fmt.Fprintf(t.out, "%d files in %s: the course without its solutions and without the grader's own tests\n", n, c.Dir)
	return nil
}
