package build

import (
	"context"
	"fmt"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"strings"
	"sync"

	"interleave/grader"
	"interleave/grader/internal/cache"
	"interleave/grader/internal/rewrite"
)

// A Builder builds submissions against one tree of the course.
type Builder struct {
	Root      string // the course's tree
	Dir       string // where rewritten files and binaries go; a folder for each exercise
	Toolchain Toolchain
	Kept      *cache.Store // what the go command has said about packages, and main packages; may be nil
	NoRace    bool         // leave out the race leg, also where there is a race detector

	spareDir string // a test's own stand-ins; "" means the tree's

	summed sync.Once
	sum    []byte
	failed error

	fetching  sync.Once
	unfetched error
}

// A Job is one file to build.
type Job struct {
	Exercise grader.Exercise
	Name     string // tells jobs about the same exercise apart; a path element, "" if there is only one
	Source   []byte // the student's file
	Stub     []byte // what its API is held against; nil if the student's file has taken its place
}

// An Output is what became of a job: either binaries, or the reasons why there
// are none.
type Output struct {
	Plain    string       // for the explore leg
	Race     string       // for the race leg; "" if there is none
	Package  string       // which of the packages in these binaries it is
	Lines    grader.Lines // how they count those of the student's file
	Errors   []grader.CompileError
	Refusals []grader.Refusal // what the explorer cannot control
	Fault    error            // what is wrong with the suite, the toolchain or the grader
}

// failed reports whether there is nothing to run.
func (o Output) failed() bool { return len(o.Errors)+len(o.Refusals) > 0 || o.Fault != nil }

// Compile builds the jobs and returns what became of each, in their order. What is
// wrong with one is in its own output and changes nothing for the others.
//
// If there is more than one leg, plain hears of the binaries for the explore leg
// as soon as they are there, while the race leg is still being built; it may be nil.
// A job that has no such binary has an empty output in it.
func (b *Builder) Compile(ctx context.Context, jobs []Job, plain func([]Output)) []Output {
	fset := token.NewFileSet()
	all := make([]*unit, len(jobs))
	for i, job := range jobs {
		all[i] = &unit{Builder: b, Job: job, fset: fset, suited: make(chan struct{})}
		all[i].parse()
	}
	if err := b.build(ctx, all, plain); err != nil {
		for _, u := range building(all) {
			u.out.Fault = err
		}
	}
	outputs := make([]Output, len(all))
	for i, u := range all {
		outputs[i] = u.out
		if u.out.Fault != nil {
			outputs[i] = Output{Fault: fmt.Errorf("build %s: %w", u.Exercise.ID, u.out.Fault)}
		}
	}
	return outputs
}

// build takes every unit that parses as far as it gets.
func (b *Builder) build(ctx context.Context, all []*unit, plain func([]Output)) error {
	left := building(all)
	if len(left) == 0 {
		return nil
	}
	legs, err := b.legs(ctx, imports(left))
	if err != nil {
		return err
	}
	known := legs[0].exports(left[0].fset)
	for _, u := range left {
		if u.load(known); !u.out.failed() {
			u.control()
		}
	}
	var first func()
	if plain != nil && len(legs) > 1 {
		first = func() { plain(legs[0].outputs(all)) }
	}
	return b.link(ctx, legs, building(left), known, first)
}

// building are the units for which there may still be something to run.
func building(all []*unit) []*unit {
	var left []*unit
	for _, u := range all {
		if !u.out.failed() {
			left = append(left, u)
		}
	}
	return left
}

// A unit is one job while it is built.
type unit struct {
	*Builder
	Job
	out   Output
	fset  *token.FileSet
	stub  *pack        // what the contract is read from; nil if there is none
	pack  *pack        // the exercise's package, with the student's file
	suite *pack        // the tests outside of it
	texts texts        // of both, rewritten
	lines grader.Lines // of the student's file

	suited chan struct{} // is closed when the suite can be compiled, or never will be
}

// dir is the unit's own folder below the builder's.
func (u *unit) dir() string { return filepath.Join(u.Dir, u.Exercise.ID, u.Name) }

// folder is the exercise's folder in the course's tree.
func (u *unit) folder() string { return filepath.Join(u.Root, "exercises", u.Exercise.ID) }

// file is where the student's text belongs.
func (u *unit) file() string { return filepath.Join(u.folder(), u.Exercise.File) }

// meant is the path by which the suite imports the exercise's package.
func (u *unit) meant() string { return path.Join("interleave/exercises", u.Exercise.ID) }

// importPath is the path under which the package is compiled, another one for each
// file that shares a binary with others for the same exercise.
func (u *unit) importPath() string { return path.Join(u.meant(), u.Name) }

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

// control gives the student's file the form that the explorer controls. Loads and
// stores are made visible in it and not in the suite: those would multiply the
// schedules and can break nothing.
func (u *unit) control() {
	u.texts.pack, u.out.Refusals, u.out.Fault = rewrite.Rewrite(u.pack.Package, rewrite.Options{Memory: []string{u.file()}})
	if u.out.failed() {
		return
	}
	u.texts.pack[u.file()], u.lines = rewrite.Parts(path.Join(u.meant(), u.Exercise.File), u.texts.pack[u.file()])
}

// texts are the rewritten files of a unit, by where they belong.
type texts struct{ pack, suite map[string][]byte }
