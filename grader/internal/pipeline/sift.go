package pipeline

import (
	"context"
	"runtime"

	"golang.org/x/sync/errgroup"

	"interleave/grader"
)

// sift settles what can be settled without building anything. What fails in the
// grader on one file, here and later, is that one's problem.
func (g *grading) sift(ctx context.Context, attempts []attempt) {
	var sifting errgroup.Group
	sifting.SetLimit(runtime.NumCPU()) // most of the time somebody else reads a file, see try
	for i := range attempts {
		sifting.Go(func() error { // no lock: each has an attempt to itself
			g.settle(ctx, &attempts[i])
			return nil
		})
	}
	_ = sifting.Wait() // what fails is in the results
	for _, a := range attempts {
		if a.recalled {
			g.tell(Progress{Exercise: a.ex.ID, Stage: Recalled})
		}
	}
}

func (g *grading) settle(ctx context.Context, a *attempt) {
	*a.result = grader.ExerciseResult{ID: a.ex.ID, Title: a.ex.Title}
	ready, err := g.take(a)
	if ready {
		a.recalled = g.recall(a)
		ready = !a.recalled
	}
	if ready {
		ready, err = g.permit(ctx, a)
	}
	if err != nil {
		a.fail(err)
	}
	a.settled = !ready
}

// take looks at the student's file, and reports whether there is anything new in
// it.
func (g *grading) take(a *attempt) (ready bool, err error) {
	switch {
	case a.file == nil:
		a.agree(grader.Unstarted)
		return false, nil
	case a.file.Refused != nil:
		a.result.Refusals = []grader.Refusal{*a.file.Refused}
		a.agree(grader.Refused)
		return false, nil
	}
	a.source = a.file.Source
	if a.stub, err = g.stub(a.ex, a.file.Path); err != nil {
		return false, err
	}
	if sameCode(a.stub, a.source) {
		a.agree(grader.Unstarted)
		return false, nil
	}
	return true, nil
}

// permit reports whether the file keeps to the rules.
func (g *grading) permit(ctx context.Context, a *attempt) (ready bool, err error) {
	if a.result.Refusals, err = g.refusals(ctx, a.ex, a.source); len(a.result.Refusals) > 0 {
		a.agree(grader.Refused)
	}
	return err == nil && len(a.result.Refusals) == 0, err
}
