package cli

import (
	"context"
	"errors"

	"interleave/grader"
	"interleave/grader/internal/pipeline"
	"interleave/grader/internal/report"
)

// replayCommand is what somebody types who wants to see a failure again.
type replayCommand struct {
	What       string `arg:"" optional:""`
	Behaviour  string `arg:"" optional:""`
	Submission string ``
	Look       look   `embed:""`

	root string // from the whole command line, as is the tier
	tier int
}

// replaySteps is what a schedule may have that was carried out before and is
// carried out once more.
const replaySteps = 1_000_000

func (k *replayCommand) run(ctx context.Context, c console, s stages) (int, error) {
	root, err := engineRoot(k.root)
	if err != nil {
		return 0, err
	}
	f, err := k.failing(root, s)
	if err != nil {
		return 0, err
	}
	p := k.Look.progress(c)
	now, err := s.replay(ctx, order{root: root, tier: k.tier, say: p.say}, f)
	p.done()
	var gone *pipeline.NotRunError
	if errors.As(err, &gone) {
		return 0, &usageError{gone.Error(), "grade it first: go tool grade " + f.Exercise}
	}
	if err != nil {
		return 0, err
	}
	if err := report.Replay(c.out, f, now, k.Look.options(c)); err != nil {
		return 0, err
	}
	switch now.Verdict {
	case grader.Failed:
		return ExitBelow, nil
	case grader.Error:
		return ExitBroken, nil
	}
	return ExitOK, nil
}
