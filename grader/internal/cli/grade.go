package cli

import (
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"strings"
	"time"

	"interleave/grader"
	"interleave/grader/internal/course"
	"interleave/grader/internal/report"
)

// gradeCommand is what a student types.
type gradeCommand struct {
	Exercises  []string `arg:"" optional:"" name:"exercise"`
	Submission string   ``
	Forms      forms    `embed:""`
	FailUnder  *float64 ``
	Force      bool     ``
	Look       look     `embed:""`
	Verbose    bool     `short:"v"`

	root string // from the whole command line, as is the tier
	tier int
}

// An order is what a submission is graded by.
type order struct {
	root       string                 // the course's own tree
	submission string                 // the folder with the student's files
	exercises  []string               // as they were typed; none means all
	tier       int                    // of the strongest box to use; 0 means any
	force      bool                   // also what has not changed
	say        func(step, how string) // is told what is being done
	explored   func(*grader.Result)   // hears of a result before the race detector is heard; may be nil
}

func (g *gradeCommand) run(ctx context.Context, c console, s stages) (int, error) {
	o, err := g.order()
	if err != nil {
		return 0, err
	}
	out, err := g.Forms.open(c)
	if err != nil {
		return 0, err
	}
	p := g.Look.progress(c)
	o.say = p.say
	r, failure := s.grade(ctx, o)
	p.done()
	if ctx.Err() != nil {
		failure = errInterrupted
	}
	if r == nil {
		r = failed(o, failure)
	}
	if failure == nil {
		s.desk(o.submission).keep(r)
		keepAll(r, o.submission)
	}
	if failure == nil && !out.taken {
		look := g.Look.options(c)
		look.Verbose = g.Verbose
		failure = report.Terminal(c.out, r, look)
	}
	if err := errors.Join(failure, out.write(c, r)); err != nil {
		return 0, err
	}
	return g.code(c, r), nil
}

// order checks all that can be checked before minutes are spent on it.
func (g *gradeCommand) order() (order, error) {
	root, err := rootFrom(g.root)
	if err != nil {
		return order{}, err
	}
	if g.FailUnder != nil && (math.IsNaN(*g.FailUnder) || math.IsInf(*g.FailUnder, 0) || *g.FailUnder < 0) {
		return order{}, &usageError{"-fail-under wants a number of points", "go tool grade -fail-under 50"}
	}
	folder, err := submissionIn(root, g.Submission)
	if err != nil {
		return order{}, err
	}
	return order{root: root, submission: folder, exercises: g.Exercises, tier: g.tier, force: g.Force}, exist(root, g.Exercises)
}

// rootFrom finds the course's tree.
func rootFrom(given string) (string, error) {
	if given == "" {
		given = "."
	}
	root, err := course.Root(given)
	if err != nil {
		return "", &usageError{err.Error(), "run it inside the course's repository"}
	}
	return root, nil
}

// submissionIn checks that the folder is there. Without a flag it is the course
// itself: a student's fork.
func submissionIn(root, given string) (string, error) {
	if given == "" {
		if here, err := os.Getwd(); err == nil && here == root {
			return ".", nil
		}
		return root, nil
	}
	info, err := os.Stat(given)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return "", &usageError{fmt.Sprintf("there is no folder %q", given), "-submission names a folder that holds 01-race/race.go and so on"}
	case err != nil:
		return "", &usageError{fmt.Sprintf("the folder %q cannot be read: %v", given, err), "give yourself the right to read it, or name another one"}
	case !info.IsDir():
		return "", &usageError{fmt.Sprintf("%q is a file", given), "-submission names the folder that holds 01-race/race.go and so on"}
	}
	return given, nil
}

// exist checks that every word on the command line means an exercise.
func exist(root string, words []string) error {
	all, err := course.Load(root)
	if err != nil {
		return err
	}
	if _, unknown := course.Pick(all, words); unknown != "" {
		return &usageError{fmt.Sprintf("no exercise is called %q", unknown), "there are: " + list(all)}
	}
	return nil
}

func list(all []grader.Exercise) string { return strings.Join(ids(all), ", ") }

func ids(all []grader.Exercise) []string {
	var names []string
	for _, ex := range all {
		names = append(names, ex.ID)
	}
	return names
}

// failed is the result that is written when there is none, so that whoever
// waits for a file finds one that says why it has no score.
func failed(o order, err error) *grader.Result {
	return &grader.Result{
		Schema:     grader.SchemaV1,
		Submission: grader.SubmissionInfo{Path: o.submission},
		Notes:      []grader.Note{{Kind: "grader-failed", Message: fmt.Sprint(err)}},
		Timing:     grader.Timing{StartedAt: time.Now().UTC().Format(time.RFC3339)},
	}
}

// code is the exit code of a result that is there.
func (g *gradeCommand) code(c console, r *grader.Result) int {
	switch {
	case !r.Complete:
		for _, e := range r.Exercises {
			if e.Status == grader.StatusError {
				fmt.Fprintf(c.err, "grade: %s has no score: the grader failed on it\n", e.ID)
			}
		}
		return ExitBroken
	case g.FailUnder != nil && r.Score < *g.FailUnder:
		fmt.Fprintf(c.err, "grade: %.2f points are below the %.2f of -fail-under\n", r.Score, *g.FailUnder)
		if *g.FailUnder > r.Max {
			fmt.Fprintf(c.err, "hint: %.2f are all that there are for what was graded\n", r.Max)
		}
		return ExitBelow
	}
	return ExitOK
}
