package pipeline

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/build"
	"interleave/grader/internal/judge"
	"interleave/grader/internal/run"
	"interleave/grader/internal/sandbox"
	"interleave/grader/internal/source"
)

// TestOptions say which tests to explore.
type TestOptions struct {
	Root     string // the tree of the explorer itself
	Dir      string // where Package is meant
	Package  string // as the go command understands it
	Run      string // which tests, as go test's -run; "" means all
	Limits   grader.Limits
	Scratch  string // an empty folder; "" means one that is removed again
	Progress func(Progress)

	replay *only
}

// A NoTestError says that a package has no test of that name.
type NoTestError struct{ Package, Run string }

// Error names the package and the pattern.
func (e *NoTestError) Error() string {
	if e.Run == "" {
		return fmt.Sprintf("%s has no tests", e.Package)
	}
	return fmt.Sprintf("%s has no test that matches %q", e.Package, e.Run)
}

// Explore explores the tests of a package. What is wrong with them is in the
// result; the error is for what keeps the explorer from its work.
func Explore(ctx context.Context, opts TestOptions) (*grader.TestsResult, error) {
	var err error
	if opts.Root, err = real(opts.Root); err != nil {
		return nil, err
	}
	if opts.Dir, err = real(opts.Dir); err != nil {
		return nil, err
	}
	g := &grading{
		Options: Options{Root: opts.Root, Scratch: opts.Scratch, Progress: opts.Progress, replay: opts.replay},
		box:     sandbox.Open(sandbox.Limited), // it is one's own code, which go test would not lock up either
		cleanup: func() {},
	}
	tools, err := build.Detect(ctx, opts.Root)
	if err != nil {
		return nil, err
	}
	if err := g.scratch(); err != nil {
		return nil, err
	}
	defer g.cleanup()
	g.builder = &build.Builder{Root: opts.Root, Dir: g.Scratch, Toolchain: tools, NoRace: opts.replay != nil}
	t := &grader.TestsResult{Tests: []grader.BehaviourResult{}, Notes: []grader.Note{}}
	if missing := tools.NoRaceDetector(); missing != "" {
		t.Notes = append(t.Notes, grader.Note{Kind: "no-race-detector", Message: missing})
	}
	if err := g.tests(ctx, opts, t); err != nil {
		return nil, err
	}
	return t, nil
}

// tests takes one package as far as it gets.
func (g *grading) tests(ctx context.Context, opts TestOptions, t *grader.TestsResult) error {
	g.tell(Progress{Exercise: opts.Package, Stage: Building})
	out, err := g.builder.Tests(ctx, opts.Dir, opts.Package)
	if err != nil {
		return err
	}
	t.Package, t.CompileErrors, t.Refusals = out.Path, out.Errors, out.Refusals
	if len(out.Errors)+len(out.Refusals) > 0 {
		return nil
	}
	ex := grader.Exercise{ID: out.Path, Limits: opts.Limits}
	first, _, _ := strings.Cut(opts.Run, "/")
	wanted, err := regexp.Compile(first)
	if err != nil {
		return err
	}
	for _, name := range out.Names {
		if wanted.MatchString(name) {
			ex.Behaviours = append(ex.Behaviours, grader.Behaviour{ID: name})
		}
	}
	if ex = g.replay.about(ex); len(ex.Behaviours) == 0 {
		return &NoTestError{out.Path, opts.Run}
	}
	evidence, err := g.exploreTests(ctx, ex, out, opts.Run)
	if err != nil {
		return err
	}
	t.Tests = judge.Decide(ex, evidence)
	files := source.NewFiles(out.Sources)
	for i := range t.Tests {
		files.Annotate(&t.Tests[i])
	}
	return nil
}

func (g *grading) exploreTests(ctx context.Context, ex grader.Exercise, out build.Tests, pattern string) ([]grader.Evidence, error) {
	g.tell(Progress{Exercise: ex.ID, Stage: Running, Total: len(ex.Behaviours)})
	binaries := map[grader.Leg]string{grader.Explore: out.Plain}
	if out.Race != "" {
		binaries[grader.RaceCheck] = out.Race
	}
	plan := run.Plan{
		Exercise: ex, Binaries: binaries, Files: slices.Collect(maps.Keys(out.Sources)), Run: pattern, Chosen: true,
		Box: g.box, Dir: out.Folder, Told: g.told,
	}
	g.replay.narrow(&plan)
	return run.Execute(ctx, plan)
}
