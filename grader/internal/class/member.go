package class

import (
	"context"
	"maps"
	"os"
	"os/signal"
	"runtime/debug"
	"slices"
	"syscall"
	"time"

	"interleave/grader"
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
	given := grader.Submission{Files: make(map[string]grader.File)}
	opts := pipeline.Options{Root: root, Given: &given, Exercises: slices.Sorted(maps.Keys(r))}
	for exercise, file := range r {
		if file != nil {
			given.Files[exercise] = *file
		}
	}
	result, err := pipeline.Grade(ctx, opts)
	if err != nil {
		return crew.Answer{Problem: err.Error()}
	}
	answer := crew.Answer{Info: result.Grader, WallMS: time.Since(began).Milliseconds()}
	if len(r) > 0 {
		answer.Results = result.Exercises
	}
	return answer
}
