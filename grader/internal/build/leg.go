package build

import (
	"context"
	"maps"
	"path/filepath"
	"slices"

	"golang.org/x/sync/errgroup"
)

// A leg is one way of compiling everything.
type leg struct {
	*Builder
	*archives
	name string   // in the names of files
	race bool     // with the race detector
	mode []string // flags of compiler and linker alike

	binaries map[*unit]string // that were linked
	failures map[*unit]error  // of those that were not
}

// legs finds the packages that the units import, for each leg that this machine
// can build. The plain one comes first.
func (b *Builder) legs(ctx context.Context, paths []string) ([]*leg, error) {
	all := []*leg{{Builder: b, name: "explore"}}
	if b.races() {
		all = append(all, &leg{Builder: b, name: "race", race: true, mode: []string{"-race"}})
	}
	finding, ctx := errgroup.WithContext(ctx)
	for _, l := range all {
		l.binaries, l.failures = make(map[*unit]string), make(map[*unit]error)
		finding.Go(func() (err error) {
			l.archives, err = b.archives(ctx, l.race, append(slices.Clone(linked), paths...))
			return err
		})
	}
	return all, finding.Wait()
}

// races reports whether there is a race leg.
func (b *Builder) races() bool { return !b.NoRace && b.Toolchain.NoRaceDetector() == "" }

// compileAll compiles the units, so many at a time, and returns those that can be
// linked. One that fails, or that its suite does not fit, leaves the others alone.
func (l *leg) compileAll(ctx context.Context, units []*unit, workers int) (left []*unit) {
	failures := each(workers, units, func(u *unit) error { return l.packages(ctx, u) })
	for i, u := range units {
		switch {
		case failures[i] != nil:
			l.failures[u] = failures[i]
		case !u.out.failed():
			left = append(left, u)
		}
	}
	return left
}

// linkAll links as many units as can go into one binary. Linking takes longest by
// far, and takes little longer for four exercises than for one, because most of what
// is linked is not the students'.
func (l *leg) linkAll(ctx context.Context, units []*unit, workers int) {
	for programs := grouped(units); len(programs) > 0 && ctx.Err() == nil; {
		programs = l.programs(ctx, programs, workers)
	}
}

// each does something with all of them, so many at a time, and returns how each
// of them failed.
func each[T any](workers int, all []T, do func(T) error) []error {
	failures := make([]error, len(all)) // no lock: each owns one element
	var doing errgroup.Group
	doing.SetLimit(workers)
	for i, x := range all {
		doing.Go(func() error {
			failures[i] = do(x)
			return nil
		})
	}
	_ = doing.Wait() // the failures are theirs
	return failures
}

// outputs are what the leg has made of the units.
func (l *leg) outputs(units []*unit) []Output {
	all := make([]Output, len(units))
	for i, u := range units {
		all[i] = l.output(u)
	}
	return all
}

// output is the binary of the explore leg, nothing if there is none.
func (l *leg) output(u *unit) Output {
	if l.binaries[u] == "" {
		return Output{}
	}
	return Output{Package: u.importPath(), Plain: l.binaries[u], Lines: u.lines}
}

// packages compiles the unit's two packages, the second as soon as it is ready.
func (l *leg) packages(ctx context.Context, u *unit) error {
	if err := l.compile(ctx, u.compilation(u.dir(), u.texts.pack, l.files)); err != nil {
		return err
	}
	if <-u.suited; u.out.failed() {
		return nil
	}
	suite := compilation{
		path: u.importPath() + "_test", shown: u.meant() + "_test", dir: u.dir(), texts: u.texts.suite,
		imports: l.with(u), renamed: map[string]string{u.meant(): u.importPath()},
	}
	if u.Name != "" {
		return l.compile(ctx, suite) // among many, this one will not come again
	}
	return l.compileOnce(ctx, suite, u.importPath())
}

// compilation is the exercise's package in one form or the other.
func (u *unit) compilation(dir string, texts map[string][]byte, imports map[string]string) compilation {
	return compilation{path: u.importPath(), shown: u.meant(), dir: dir, texts: texts, imports: imports}
}

// with are the archives of the leg and of units in it.
func (l *leg) with(units ...*unit) map[string]string {
	all := maps.Clone(l.files)
	for _, u := range units {
		for _, path := range []string{u.importPath(), u.importPath() + "_test"} {
			all[path] = l.archive(u.dir(), path)
		}
	}
	return all
}

// archive is where a package of a unit, or a main package, is compiled to.
func (l *leg) archive(dir, path string) string {
	return filepath.Join(dir, l.name+"-"+filepath.Base(path)+".a")
}
