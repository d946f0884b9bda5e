package run

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"golang.org/x/sync/errgroup"

	"interleave/grader"
	"interleave/grader/internal/sandbox"
)

// A Plan says what to run.
type Plan struct {
	Exercise grader.Exercise
	Package  string                // import path, if the binaries hold several
	Binaries map[grader.Leg]string // a leg that is absent is not run
	Lines    grader.Lines          // how the binaries count those of the exercise's file
	Files    []string              // whose lines crashes are blamed on; none means the exercise's file
	Chosen   bool                  // the binary may have more tests than Exercise has behaviours
	Run      string                // go test's -run, for subtests
	Replay   string                // only this schedule
	Fine     bool                  // in which accesses to memory are steps
	Box      sandbox.Box
	Dir      string      // working directory of the processes
	Told     func(Event) // hears of every behaviour that begins or ends; may be nil
}

// An Event says how far a run has come.
type Event struct {
	Exercise  string
	Leg       grader.Leg
	Behaviour string
	Ended     bool // Behaviour is done; otherwise it begins
	Schedules int  // explored in it, once it is done
	Done      int  // behaviours that this leg is done with
	Total     int  // behaviours that there are
}

// Execute runs every leg of the plan and returns their evidence, leg by leg and
// in the order in which the behaviours are declared, for each behaviour of the
// exercise exactly one in each leg. Whatever the student's code does is
// evidence; the error says that a process could not be run or that ctx ended.
func Execute(ctx context.Context, plan Plan) ([]grader.Evidence, error) {
	plan.Told = oneAtATime(plan.Told)
	order := []grader.Leg{grader.Explore, grader.RaceCheck}
	found := make([][]grader.Evidence, len(order))
	legs, ctx := errgroup.WithContext(ctx)
	legs.SetLimit(min(len(order), runtime.NumCPU())) // each leg keeps one processor busy
	for i, name := range order {
		binary, ok := plan.Binaries[name]
		if !ok {
			continue
		}
		legs.Go(func() error {
			l := newLeg(plan, name, binary)
			if err := l.run(ctx); err != nil {
				return fmt.Errorf("run the %s leg of %s: %w", name, plan.Exercise.ID, err)
			}
			found[i] = l.inOrder() // no lock: each leg owns one element
			return nil
		})
	}
	if err := legs.Wait(); err != nil {
		return nil, err
	}
	return slices.Concat(found...), nil
}

// oneAtATime lets both legs tell without getting in each other's way.
func oneAtATime(told func(Event)) func(Event) {
	if told == nil {
		return func(Event) {}
	}
	var mu sync.Mutex
	return func(e Event) {
		mu.Lock()
		defer mu.Unlock()
		told(e)
	}
}
