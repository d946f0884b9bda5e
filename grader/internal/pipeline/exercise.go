package pipeline

import (
	"bytes"
	"context"
	"fmt"
	"go/format"
	"os"
	"path/filepath"
	"time"

	"interleave/grader"
	"interleave/grader/internal/build"
	"interleave/grader/internal/course"
	"interleave/grader/internal/judge"
	"interleave/grader/internal/policy"
	"interleave/grader/internal/run"
	"interleave/grader/internal/source"
)

// exercise grades one exercise. What fails in the grader becomes its problem.
func (g *grading) exercise(ctx context.Context, ex grader.Exercise, sub grader.Submission) grader.ExerciseResult {
	r := grader.ExerciseResult{ID: ex.ID, Title: ex.Title}
	file, ok := sub.Files[ex.ID]
	if !ok {
		r.Behaviours = unanimous(ex, grader.Unstarted)
		return r
	}
	if err := g.grade(ctx, ex, file, &r); err != nil {
		r.Problem, r.Behaviours = err.Error(), unanimous(ex, grader.Error)
	}
	return r
}

// grade takes one file as far as it gets.
func (g *grading) grade(ctx context.Context, ex grader.Exercise, file grader.File, r *grader.ExerciseResult) error {
	if file.Refused != nil {
		r.Refusals, r.Behaviours = []grader.Refusal{*file.Refused}, unanimous(ex, grader.Refused)
		return nil
	}
	stub, err := g.stub(ex, file)
	if err != nil {
		return err
	}
	if sameCode(stub, file.Source) {
		r.Behaviours = unanimous(ex, grader.Unstarted)
		return nil
	}
	if r.Refusals = policy.Check(ex, file.Source); len(r.Refusals) > 0 {
		r.Behaviours = unanimous(ex, grader.Refused)
		return nil
	}
	out, err := g.build(ctx, build.Job{Exercise: ex, Source: file.Source, Stub: stub})
	switch {
	case err != nil:
		return err
	case len(out.Errors) > 0:
		r.CompileErrors, r.Behaviours = out.Errors, unanimous(ex, grader.Unbuilt)
		return nil
	case len(out.Refusals) > 0:
		r.Refusals, r.Behaviours = out.Refusals, unanimous(ex, grader.Refused)
		return nil
	}
	evidence, err := g.run(ctx, ex, out)
	if err != nil {
		return err
	}
	r.Behaviours = judge.Decide(ex, evidence)
	text := source.New(ex.File, file.Source)
	for i := range r.Behaviours {
		text.Annotate(&r.Behaviours[i])
	}
	return nil
}

// stub returns the file as the course hands it out, or nil if the student's
// file has taken its place and there is no copy: then nothing can be compared
// with it.
func (g *grading) stub(ex grader.Exercise, file grader.File) ([]byte, error) {
	text, pristine, err := course.Stub(g.Root, ex)
	if err != nil || pristine || g.Given != nil {
		return text, err
	}
	theirs, err := os.Stat(file.Path)
	if err != nil {
		return nil, fmt.Errorf("compare %s with the stub: %w", file.Path, err)
	}
	ours, err := os.Stat(filepath.Join(g.Root, filepath.FromSlash(ex.Path())))
	if err != nil {
		return nil, fmt.Errorf("compare %s with the stub: %w", file.Path, err)
	}
	if os.SameFile(theirs, ours) {
		return nil, nil
	}
	return text, nil
}

// sameCode reports whether two files differ in nothing but their layout.
func sameCode(stub, mine []byte) bool {
	if stub == nil {
		return false
	}
	if bytes.Equal(stub, mine) {
		return true
	}
	a, err := format.Source(stub)
	if err != nil {
		return false
	}
	b, err := format.Source(mine)
	return err == nil && bytes.Equal(a, b)
}

func (g *grading) build(ctx context.Context, job build.Job) (build.Output, error) {
	g.tell(Progress{Exercise: job.Exercise.ID, Stage: Building})
	began := time.Now()
	defer func() { g.building += time.Since(began) }()
	return g.builder.Compile(ctx, job)
}

func (g *grading) run(ctx context.Context, ex grader.Exercise, out build.Output) ([]grader.Evidence, error) {
	g.tell(Progress{Exercise: ex.ID, Stage: Running, Total: len(ex.Behaviours)})
	began := time.Now()
	defer func() { g.running += time.Since(began) }()
	dir := filepath.Join(g.Scratch, ex.ID, "empty")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, fmt.Errorf("make a folder to run %s in: %w", ex.ID, err)
	}
	binaries := map[grader.Leg]string{grader.Explore: out.Plain}
	if out.Race != "" {
		binaries[grader.RaceCheck] = out.Race
	}
	return run.Execute(ctx, run.Plan{Exercise: ex, Binaries: binaries, Box: g.box, Dir: dir, Told: g.told})
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
