package pipeline

import (
	"context"
	"slices"

	"interleave/grader"
	"interleave/grader/internal/build"
	"interleave/grader/internal/score"
)

// explore runs what has a binary for the explore leg while the race leg is still
// being built, and tells what follows: nobody has to wait for the race detector to
// see the interleaving that breaks something. Whatever goes wrong here goes wrong
// again in [grading.conclude], which says so.
func (g *grading) explore(ctx context.Context, r *grader.Result, attempts []attempt, outputs []build.Output) {
	for i, a := range unsettled(attempts) {
		if outputs[i].Plain == "" {
			return
		}
		a.out = outputs[i]
		evidence, err := g.run(ctx, a)
		if err != nil {
			return
		}
		a.explored = evidence
	}
	first := *r
	first.Exercises = slices.Clone(r.Exercises)
	for i, a := range attempts {
		if !a.settled {
			first.Exercises[i].Behaviours = a.decide(a.explored)
		}
	}
	score.Mark(&first, g.exercises)
	g.Explored(&first)
}
