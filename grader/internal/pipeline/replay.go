package pipeline

import (
	"context"
	"fmt"
	"slices"

	"interleave/grader"
	"interleave/grader/internal/run"
)

// Replay carries out a failing interleaving again, on the code as it is now, and
// returns what became of it there.
//
// A schedule that shows what a data race does has a step at every access to
// shared memory, one that only the detector complained of has none. Which of the
// two it is cannot be seen from it, so both are tried.
func Replay(ctx context.Context, opts Options, f grader.Failing) (grader.BehaviourResult, error) {
	fine := f.Result.Class == grader.Race
	r, err := replay(ctx, opts, f, fine)
	if err == nil && fine && r.Verdict != grader.Failed {
		return replay(ctx, opts, f, false)
	}
	return r, err
}

func replay(ctx context.Context, opts Options, f grader.Failing, fine bool) (grader.BehaviourResult, error) {
	opts.replay = &only{behaviour: f.Result.ID, schedule: f.Result.Trace.Schedule, fine: fine}
	again := rerunExercise
	if f.Package != "" {
		again = rerunTests
	}
	all, err := again(ctx, opts, f)
	if err != nil {
		return grader.BehaviourResult{}, err
	}
	i := slices.IndexFunc(all, func(b grader.BehaviourResult) bool { return b.ID == f.Result.ID })
	if i < 0 {
		return grader.BehaviourResult{}, &NotRunError{f.Result.ID}
	}
	return all[i], nil
}

func rerunExercise(ctx context.Context, opts Options, f grader.Failing) ([]grader.BehaviourResult, error) {
	opts.Submission, opts.Exercises, opts.Cache = f.Submission, []string{f.Exercise}, nil
	r, err := Grade(ctx, opts)
	if err != nil {
		return nil, err
	}
	switch e := r.Exercises[0]; {
	case e.Problem != "":
		return nil, fmt.Errorf("replay %s: %s", f.Result.ID, e.Problem)
	case len(e.CompileErrors)+len(e.Refusals) > 0:
		return nil, &NotRunError{f.Exercise}
	}
	return r.Exercises[0].Behaviours, nil
}

func rerunTests(ctx context.Context, opts Options, f grader.Failing) ([]grader.BehaviourResult, error) {
	r, err := Explore(ctx, TestOptions{
		Root: opts.Root, Dir: f.Dir, Package: f.Package, Limits: opts.Limits, Progress: opts.Progress, replay: opts.replay,
	})
	if err != nil {
		return nil, err
	}
	if len(r.CompileErrors)+len(r.Refusals) > 0 {
		return nil, &NotRunError{f.Package}
	}
	return r.Tests, nil
}

// An only is the one schedule of one behaviour that is carried out, in the explore
// leg: the other does not take a schedule as it was taken before.
type only struct {
	behaviour, schedule string
	fine                bool
}

// narrow leaves nothing else in a plan.
func (o *only) narrow(p *run.Plan) {
	if o == nil {
		return
	}
	p.Chosen, p.Replay, p.Fine = true, o.schedule, o.fine
}

// about is the exercise with the one behaviour, for which nothing else has to
// hold now.
func (o *only) about(ex grader.Exercise) grader.Exercise {
	if o == nil {
		return ex
	}
	var one []grader.Behaviour
	for _, b := range ex.Behaviours {
		if b.ID == o.behaviour {
			b.Needs = nil
			one = append(one, b)
		}
	}
	ex.Behaviours = one
	return ex
}

// A NotRunError says that there is nothing to replay any more: what failed does
// not build now, or is gone.
type NotRunError struct{ What string }

// Error names it.
func (e *NotRunError) Error() string { return e.What + " cannot be run any more" }
