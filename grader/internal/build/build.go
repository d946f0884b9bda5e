package build

import (
	"context"
	"fmt"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/rewrite"
)

// A Builder builds submissions against one tree of the course.
type Builder struct {
	Root      string // the course's tree
	Dir       string // where overlays and binaries go; a folder for each exercise
	Toolchain Toolchain
}

// A Job is one file to build.
type Job struct {
	Exercise grader.Exercise
	Source   []byte // the student's file
	Stub     []byte // what its API is held against; nil if the student's file has taken its place
}

// An Output is what became of a job: either binaries, or the reasons why there
// are none.
type Output struct {
	Plain    string // for the explore leg
	Race     string // for the race leg; "" on a machine without a race detector
	Errors   []grader.CompileError
	Refusals []grader.Refusal // what the explorer cannot control
}

// failed reports whether the student has to change the file first.
func (o Output) failed() bool { return len(o.Errors)+len(o.Refusals) > 0 }

// Compile builds the job. What is wrong with the student's file is part of the
// output; an error means that the suite, the toolchain or the grader is at
// fault.
func (b *Builder) Compile(ctx context.Context, job Job) (Output, error) {
	out, err := b.compile(ctx, job)
	if err != nil {
		return Output{}, fmt.Errorf("build %s: %w", job.Exercise.ID, err)
	}
	return out, nil
}

func (b *Builder) compile(ctx context.Context, job Job) (Output, error) {
	u := &unit{Builder: b, Job: job, fset: token.NewFileSet()}
	out, err := u.load(ctx)
	if err != nil || out.failed() {
		return out, err
	}
	texts, refusals, err := u.rewrite()
	if err != nil || len(refusals) > 0 {
		return Output{Refusals: refusals}, err
	}
	return u.link(ctx, texts)
}

// A unit is one job while it is built.
type unit struct {
	*Builder
	Job
	fset  *token.FileSet
	pack  *pack // the exercise's package, with the student's file
	suite *pack // the tests outside of it
}

// folder is the exercise's folder in the course's tree.
func (u *unit) folder() string { return filepath.Join(u.Root, "exercises", u.Exercise.ID) }

// file is where the student's text is laid.
func (u *unit) file() string { return filepath.Join(u.folder(), u.Exercise.File) }

func (u *unit) importPath() string { return path.Join("interleave/exercises", u.Exercise.ID) }

// sources reads the exercise's Go files: those of the package, among them the
// student's text in place of the stub, and those of the suite.
func (u *unit) sources() (pack, suite map[string][]byte, err error) {
	names, err := filepath.Glob(filepath.Join(u.folder(), "*.go"))
	if err != nil {
		return nil, nil, err
	}
	pack, suite = make(map[string][]byte), make(map[string][]byte)
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			return nil, nil, fmt.Errorf("read the suite: %w", err)
		}
		if strings.HasSuffix(name, "_test.go") {
			suite[name] = text
		} else {
			pack[name] = text
		}
	}
	pack[u.file()] = u.Source
	return pack, suite, nil
}

// rewrite gives both packages the form that the explorer controls. Loads and
// stores are made visible in the student's file only: those of the suite would
// multiply the schedules and can break nothing.
func (u *unit) rewrite() (map[string][]byte, []grader.Refusal, error) {
	texts, refusals, err := rewrite.Rewrite(u.pack.Package, rewrite.Options{Memory: []string{u.file()}})
	if err != nil || len(refusals) > 0 {
		return nil, refusals, err
	}
	suite, refusals, err := rewrite.Rewrite(u.suite.Package, rewrite.Options{})
	if err != nil {
		return nil, nil, err
	}
	if len(refusals) > 0 {
		r := refusals[0]
		return nil, nil, fmt.Errorf("the suite cannot be explored: %s:%d: %s", r.File, r.Line, r.Message)
	}
	for name, text := range suite {
		texts[name] = text
	}
	return texts, nil, nil
}
