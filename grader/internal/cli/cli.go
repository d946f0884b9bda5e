// Package cli is the grade command: it reads the command line, has the
// submission graded, writes the result in the forms that were asked for, and
// says by its exit code whose move is next.
//
// It reaches no verdict and computes no points. Everything it prints about a
// submission comes from the result value.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"

	"interleave/grader/internal/report"
)

// Exit codes of the grade command. CI tells a student's mistake from ours by
// them, so they never change meaning.
const (
	ExitOK     = 0 // graded, and at or above -fail-under
	ExitBelow  = 1 // graded, and below it; for check: a case is not as it says
	ExitUsage  = 2 // the command line makes no sense
	ExitBroken = 3 // the grader itself failed; the student is not to blame
)

// Run carries out one command line and returns its exit code. It writes
// results to stdout, and what it is doing and what went wrong to stderr. When
// ctx ends, it stops every process that it started and returns.
func Run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	return run(ctx, args, console{out: stdout, err: stderr}, workshop())
}

func run(ctx context.Context, args []string, c console, s stages) int {
	line, err := parse(args)
	if err != nil {
		return complain(ctx, c, err)
	}
	if line.help {
		fmt.Fprint(c.out, manual)
		return ExitOK
	}
	code, err := line.run(ctx, c, s)
	if err != nil {
		return complain(ctx, c, err)
	}
	return code
}

// errInterrupted stands for whatever error a cancelled stage returns.
var errInterrupted = errors.New("interrupted; nothing was graded")

// complain writes an error for a person and returns the exit code that goes
// with it.
func complain(ctx context.Context, c console, err error) int {
	var usage *usageError
	switch {
	case errors.As(err, &usage):
		fmt.Fprintf(c.err, "grade: %s\nhint: %s\n", usage.problem, usage.hint)
		return ExitUsage
	case ctx.Err() != nil:
		fmt.Fprintf(c.err, "grade: %v\n", errInterrupted)
	default:
		fmt.Fprintf(c.err, "grade: %s\nhint: this is the fault of the grader or of this machine, not of your code\n", report.OneLine(err.Error()))
	}
	return ExitBroken
}

// A usageError is a command line that makes no sense: what is wrong with it,
// and how it is meant.
type usageError struct{ problem, hint string }

func (e *usageError) Error() string { return e.problem }
