package pipeline

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
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
	running  time.Duration
}

// all grades files and fills in their results.
func (g *grading) all(ctx context.Context, attempts []attempt) {
	g.sift(ctx, attempts)
	g.finish(attempts)
	g.compile(ctx, attempts)
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

// compile builds what is not settled.
func (g *grading) compile(ctx context.Context, attempts []attempt) {
	var open []*attempt
	for i := range attempts {
		if !attempts[i].settled {
			open = append(open, &attempts[i])
		}
	}
	for i, out := range g.build(ctx, open) {
		open[i].out = out
	}
}

// conclude runs what was built, and says what follows from it.
func (g *grading) conclude(ctx context.Context, attempts []attempt) {
	for i := range attempts {
		a := &attempts[i]
		if a.settled {
			continue
		}
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
	a.result.Behaviours = judge.Decide(a.ex, evidence)
	text := source.New(a.ex.File, a.source)
	for i := range a.result.Behaviours {
		text.Annotate(&a.result.Behaviours[i])
	}
	return nil
}

func (g *grading) build(ctx context.Context, attempts []*attempt) []build.Output {
	began := time.Now()
	defer func() { g.building += time.Since(began) }()
	var jobs []build.Job
	for _, a := range attempts {
		g.tell(Progress{Exercise: a.ex.ID, Stage: Building})
		jobs = append(jobs, build.Job{Exercise: a.ex, Name: a.name, Source: a.source, Stub: a.stub})
	}
	return g.builder.Compile(ctx, jobs)
}

func (g *grading) run(ctx context.Context, a *attempt) ([]grader.Evidence, error) {
	g.tell(Progress{Exercise: a.ex.ID, Stage: Running, Total: len(a.ex.Behaviours)})
	began := time.Now()
	defer func() {
		a.running = time.Since(began)
		g.running += a.running
	}()
	dir := filepath.Join(g.Scratch, a.ex.ID, a.name, "empty")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make a folder to run %s in: %w", a.ex.ID, err)
	}
	binaries := map[grader.Leg]string{grader.Explore: a.out.Plain}
	if a.out.Race != "" {
		binaries[grader.RaceCheck] = a.out.Race
	}
	plan := run.Plan{Exercise: a.ex, Package: a.out.Package, Binaries: binaries, Box: g.box, Dir: dir, Told: g.told}
	g.replay.narrow(&plan)
	return run.Execute(ctx, plan)
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
