// Package class is the class command: it takes in what a class handed in, has
// it graded on this machine or on many, and shows what came of it.
//
// It reaches no verdict. A file in a class goes through the very pipeline that
// its student has at home, so both see the same result; what is added here is
// that nothing is graded twice, nothing is lost, and nobody's submission costs
// anybody else anything.
package class

import (
	"context"
	"fmt"
	"io"

	"interleave/grader/internal/cli"
)

// Run carries out one command line and returns its exit code, one of package
// cli's. It writes results to stdout, and what it is doing and what went wrong
// to stderr.
func Run(ctx context.Context, args []string, stdin io.Reader, stdout, stderr io.Writer) int {
	t := terminal{in: stdin, out: stdout, err: stderr}
	var line shape
	read, err := cli.Parse("class", &line, args)
	if line.Help || len(args) == 0 {
		fmt.Fprint(stdout, manual)
		return cli.ExitOK
	}
	if err == nil {
		read.BindTo(ctx, (*context.Context)(nil)) // an interface is bound by its own type
		err = read.Run(t, place(line.Root))
	}
	return t.complain(ctx, err)
}

// A terminal is where a command reads and writes.
type terminal struct {
	in       io.Reader
	out, err io.Writer
}

// A place is where the course is looked for.
type place string

// complain writes an error for a person and returns the exit code that goes
// with it.
func (t terminal) complain(ctx context.Context, err error) int {
	if err == nil {
		return cli.ExitOK
	}
	problem, hint, misuse := cli.Misused(err)
	switch {
	case misuse:
		fmt.Fprintf(t.err, "class: %s\nhint: %s\n", problem, hint)
		return cli.ExitUsage
	case ctx.Err() != nil:
		fmt.Fprintln(t.err, "class: interrupted; the same command goes on from here")
	default:
		fmt.Fprintf(t.err, "class: %v\n", err)
	}
	return cli.ExitBroken
}
