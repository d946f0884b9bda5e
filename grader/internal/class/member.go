package class

import (
	"context"
	"os"
	"os/signal"
	"runtime/debug"
	"syscall"
	"time"

	"interleave/grader/internal/class/crew"
	"interleave/grader/internal/pipeline"
)

// memberCommand is what a crew starts.
type memberCommand struct{}

// Most that a member may use of its own. A source that needs more of either is
// made to.
const (
	mostStack  = 256 << 20
	mostMemory = 2 << 30
)

// Run grades what comes in on standard input. Ctrl-C at a terminal reaches
// every process of it; a member goes on until its crew ends its input, or a
// verdict could be reached on half of the evidence.
func (*memberCommand) Run(ctx context.Context, t terminal, p place) error {
	signal.Ignore(os.Interrupt, syscall.SIGTERM)
	debug.SetMaxStack(mostStack)
	if err := limitMemory(mostMemory); err != nil {
		return err
	}
	root, err := rootOf(p)
	if err != nil {
		return err
	}
	return crew.Serve(context.WithoutCancel(ctx), t.in, t.out, func(ctx context.Context, r crew.Request) crew.Answer {
		return grade(ctx, root, r)
	})
}

// grade takes files through the pipeline, which builds them together. A request
// without any grades nothing, and is answered with who the grader is.
func grade(ctx context.Context, root string, r crew.Request) crew.Answer {
	began := time.Now()
	var pieces []pipeline.Piece
	for _, p := range r {
		pieces = append(pieces, pipeline.Piece(p))
	}
	batch, err := pipeline.Build(ctx, pipeline.Options{Root: root}, pieces)
	if err != nil {
		return crew.Answer{Problem: err.Error()}
	}
	defer batch.Close()
	results, err := batch.Results(ctx)
	if err != nil {
		return crew.Answer{Problem: err.Error()}
	}
	answer := crew.Answer{Info: batch.Info(), WallMS: time.Since(began).Milliseconds()}
	for _, one := range results {
		answer.Results = append(answer.Results, one.Exercises...)
	}
	return answer
}
