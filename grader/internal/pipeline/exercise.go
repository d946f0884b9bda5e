package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"time"

	"interleave/grader"
	"interleave/grader/internal/build"
	"interleave/grader/internal/cache"
	"interleave/grader/internal/judge"
	"interleave/grader/internal/run"
	"interleave/grader/internal/source"
)

// An attempt is one file on its way.
type attempt struct {
	ex       grader.Exercise
	name     string       // tells files for the same exercise apart, "" if there is only one
	file     *grader.File // nil if none was handed in
	source   []byte
	stub     []byte
	key      cache.Key // zero if the result is not kept
	result   *grader.ExerciseResult
	settled  bool // the result is there without anything being built
	recalled bool // as it was found when the same file was graded before
	out      build.Output
	explored []grader.Evidence // of the explore leg, if that has been run already
	running  time.Duration
}

// all grades files and fills in their results, which are those of r.
func (g *grading) all(ctx context.Context, r *grader.Result, attempts []attempt) {
	g.sift(ctx, attempts)
	g.finish(attempts)
	var plain func([]build.Output)
	if g.Explored != nil {
		plain = func(outputs []build.Output) { g.explore(ctx, r, attempts, outputs) }
	}
	g.compile(ctx, attempts, plain)
	g.conclude(ctx, attempts)
}

// finish says that files are done with that are settled.
func (g *grading) finish(attempts []attempt) {
	for _, a := range attempts {
		if a.settled {
			g.tell(Progress{Exercise: a.ex.ID, Stage: Finished})
		}
	}
}

// compile builds what is not settled. As [build.Builder.Compile] does, it tells of
// the binaries for the explore leg.
func (g *grading) compile(ctx context.Context, attempts []attempt, plain func([]build.Output)) {
	open := unsettled(attempts)
	for i, out := range g.build(ctx, open, plain) {
		open[i].out = out
	}
}

func unsettled(attempts []attempt) []*attempt {
	var open []*attempt
	for i := range attempts {
		if !attempts[i].settled {
			open = append(open, &attempts[i])
		}
	}
	return open
}

// conclude runs what was built, and says what follows from it.
func (g *grading) conclude(ctx context.Context, attempts []attempt) {
	for _, a := range unsettled(attempts) {
		if err := g.judge(ctx, a); err != nil {
			a.fail(err)
		}
		g.keep(*a)
		g.tell(Progress{Exercise: a.ex.ID, Stage: Finished})
	}
}

// fail gives the exercise no verdict but that the grader has failed.
func (a attempt) fail(err error) { *a.result = Unfinished(a.ex, err.Error()) }

// Unfinished is the result of an exercise on which the grader failed.
func Unfinished(ex grader.Exercise, problem string) grader.ExerciseResult {
	return grader.ExerciseResult{ID: ex.ID, Title: ex.Title, Problem: problem, Behaviours: unanimous(ex, grader.Error)}
}

// agree gives all behaviours of the exercise the same verdict.
func (a attempt) agree(verdict grader.Verdict) { a.result.Behaviours = unanimous(a.ex, verdict) }

// judge runs what was built and says what follows from it.
func (g *grading) judge(ctx context.Context, a *attempt) error {
	switch out := a.out; {
	case out.Fault != nil:
		return out.Fault
	case len(out.Errors) > 0:
		a.result.CompileErrors = out.Errors
		a.agree(grader.Unbuilt)
		return nil
	case len(out.Refusals) > 0:
		a.result.Refusals = out.Refusals
		a.agree(grader.Refused)
		return nil
	}
	evidence, err := g.run(ctx, a)
	if err != nil {
		return err
	}
	a.result.Behaviours = a.decide(evidence)
	return nil
}

// decide says what follows from evidence, on the student's own lines.
func (a attempt) decide(evidence []grader.Evidence) []grader.BehaviourResult {
	behaviours := judge.Decide(a.ex, evidence)
	text := source.New(a.ex.File, a.source)
	for i := range behaviours {
		text.Annotate(&behaviours[i])
	}
	return behaviours
}

func (g *grading) build(ctx context.Context, attempts []*attempt, plain func([]build.Output)) []build.Output {
	began := time.Now()
	defer func() { g.building += time.Since(began) }()
	var jobs []build.Job
	for _, a := range attempts {
		g.tell(Progress{Exercise: a.ex.ID, Stage: Building})
		jobs = append(jobs, build.Job{Exercise: a.ex, Name: a.name, Source: a.source, Stub: a.stub})
	}
	return g.builder.Compile(ctx, jobs, plain)
}

// run runs the legs of which there is a binary and no evidence yet.
func (g *grading) run(ctx context.Context, a *attempt) ([]grader.Evidence, error) {
	g.tell(Progress{Exercise: a.ex.ID, Stage: Running, Total: len(a.ex.Behaviours)})
	began := time.Now()
	defer func() {
		took := time.Since(began)
		a.running += took
		g.running += took
	}()
	dir := filepath.Join(g.Scratch, a.ex.ID, a.name, "empty")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make a folder to run %s in: %w", a.ex.ID, err)
	}
	binaries := make(map[grader.Leg]string)
	if a.explored == nil {
		binaries[grader.Explore] = a.out.Plain
	}
	if a.out.Race != "" {
		binaries[grader.RaceCheck] = a.out.Race
	}
	plan := run.Plan{Exercise: a.ex, Package: a.out.Package, Binaries: binaries, Lines: a.out.Lines, Box: g.box, Dir: dir, Told: g.told}
	g.replay.narrow(&plan)
	evidence, err := run.Execute(ctx, plan)
	return slices.Concat(a.explored, evidence), err
}

// unanimous gives every behaviour the same verdict.
func unanimous(ex grader.Exercise, verdict grader.Verdict) []grader.BehaviourResult {
	all := make([]grader.BehaviourResult, 0, len(ex.Behaviours))
	for _, b := range ex.Behaviours {
		all = append(all, grader.BehaviourResult{
			ID: b.ID, Title: b.Title, Property: b.Property, Verdict: verdict, Needs: b.Needs,
			Locations: []grader.Location{}, // never null in JSON
		})
	}
	return all
}
