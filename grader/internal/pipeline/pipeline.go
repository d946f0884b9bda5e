package pipeline

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"golang.org/x/sync/errgroup"

	"interleave/grader"
	"interleave/grader/internal/build"
	"interleave/grader/internal/cache"
	"interleave/grader/internal/course"
	"interleave/grader/internal/run"
	"interleave/grader/internal/sandbox"
	"interleave/grader/internal/score"
	"interleave/grader/internal/submission"
)

// Grade grades a submission. Whatever is wrong with it is in the result; so is
// what fails in the grader on one exercise, which then has no score while the
// others do. The error is for options that make no sense, for a course or a
// machine on which nothing can be graded, and for a context that ended.
func Grade(ctx context.Context, opts Options) (*grader.Result, error) {
	began := time.Now()
	var err error
	if opts.Root, err = real(opts.Root); err != nil {
		return nil, err
	}
	g, err := prepare(ctx, opts)
	if err != nil {
		return nil, err
	}
	defer g.cleanup()
	sub, err := submission.Read(g.Root, g.Submission, g.exercises)
	if err != nil {
		return nil, noSubmission(g.Submission, err)
	}
	r := g.blank(sub)
	r.Exercises = make([]grader.ExerciseResult, len(g.exercises))
	attempts := make([]attempt, len(g.exercises))
	for i, ex := range g.exercises {
		attempts[i] = attempt{ex: ex, result: &r.Exercises[i]}
		if file, ok := sub.Files[ex.ID]; ok {
			attempts[i].file = &file
		}
	}
	g.all(ctx, r, attempts)
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("grade the submission: %w", err)
	}
	score.Mark(r, g.exercises)
	r.Timing = timing(began, time.Since(began), g.building, g.running)
	return r, nil
}

// real is the absolute path of a folder without links in it. The go command lays
// a file over another only if both are called what it calls them itself, and
// does not say when it did not: the stub would be graded in silence.
func real(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err == nil {
		abs, err = filepath.EvalSymlinks(abs)
	}
	if err != nil {
		return "", fmt.Errorf("find the course: %w", err)
	}
	return abs, nil
}

// noSubmission tells a folder that is not there from a course that cannot be
// read.
func noSubmission(dir string, err error) error {
	var path *fs.PathError
	if errors.As(err, &path) && filepath.Clean(path.Path) == filepath.Clean(dir) {
		return &NoSubmissionError{Dir: dir, Err: path.Err}
	}
	return err
}

// A grading is submissions on their way.
type grading struct {
	Options
	exercises []grader.Exercise
	suite     string // sum of suites and manifests
	builder   *build.Builder
	box       sandbox.Box
	cleanup   func()

	building, running time.Duration
}

// prepare reads the course, and finds out meanwhile what there is to build with.
func prepare(ctx context.Context, opts Options) (*grading, error) {
	var tools build.Toolchain
	var detecting errgroup.Group
	detecting.Go(func() (err error) {
		tools, err = build.Detect(ctx, opts.Root)
		return err
	})
	g := &grading{Options: opts, box: sandbox.Open(sandbox.Tier(opts.Tier)), cleanup: func() {}}
	unread, undetected := g.read(), detecting.Wait()
	if err := cmp.Or(unread, undetected); err != nil {
		return nil, err
	}
	if err := g.scratch(); err != nil {
		return nil, err
	}
	g.builder = &build.Builder{
		Root: opts.Root, Dir: g.Scratch, Toolchain: tools, Kept: cache.Open("packages", false), NoRace: opts.replay != nil,
	}
	return g, nil
}

// read reads the course.
func (g *grading) read() error {
	all, err := course.Load(g.Root)
	if err != nil {
		return err
	}
	var unknown string
	if g.exercises, unknown = course.Pick(all, g.Options.Exercises); unknown != "" {
		return &UnknownExerciseError{Name: unknown, Known: ids(all)}
	}
	for i := range g.exercises {
		g.exercises[i] = g.replay.about(g.exercises[i])
	}
	g.suite, err = course.SuiteSum(g.Root, all)
	return err
}

// scratch makes a folder that is removed again, unless there is one.
func (g *grading) scratch() error {
	if g.Scratch != "" {
		return nil
	}
	dir, err := os.MkdirTemp("", "interleave-")
	if err != nil {
		return fmt.Errorf("make a folder for the binaries: %w", err)
	}
	g.Scratch, g.cleanup = dir, func() { _ = os.RemoveAll(dir) }
	return nil
}

func ids(all []grader.Exercise) []string {
	var names []string
	for _, ex := range all {
		names = append(names, ex.ID)
	}
	return names
}

func (g *grading) tell(p Progress) {
	if g.Progress != nil {
		g.Progress(p)
	}
}

func (g *grading) told(e run.Event) {
	g.tell(Progress{
		Exercise: e.Exercise, Stage: Running, Leg: e.Leg, Behaviour: e.Behaviour,
		Ended: e.Ended, Schedules: e.Schedules, Done: e.Done, Total: e.Total,
	})
}
