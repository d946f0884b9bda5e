package build

import (
	"fmt"
	"go/types"
	"maps"
	"slices"

	"interleave/grader"
)

// parse parses the student's file, the stub and the suite.
func (u *unit) parse() {
	sources, suite, err := u.sources()
	if err != nil {
		u.out.Fault = err
		return
	}
	if u.pack, err = parse(u.fset, u.importPath(), sources); err != nil {
		u.out.Errors = unparsed(err)
		return
	}
	if breach := u.renamed(); breach != nil {
		u.out.Errors = []grader.CompileError{*breach}
		return
	}
	if u.suite, err = parse(u.fset, u.importPath()+"_test", suite); err != nil {
		u.out.Fault = fmt.Errorf("parse the suite: %w", err)
		return
	}
	if u.Stub == nil {
		return
	}
	if u.stub, err = parse(u.fset, u.importPath(), map[string][]byte{"stub/" + u.Exercise.File: u.Stub}); err != nil {
		u.out.Fault = fmt.Errorf("parse the stub: %w", err)
	}
}

// renamed complains about another package clause than the exercise's. The
// compiler would complain about the suite's.
func (u *unit) renamed() *grader.CompileError {
	for _, file := range u.pack.Files {
		if file.Name.Name != u.Exercise.Package {
			e := at(u.fset, file.Name.Pos(), "the package is called %s; the exercise fixes package %s", file.Name.Name, u.Exercise.Package)
			return &e
		}
	}
	return nil
}

// needed are the packages that our own files import: whatever the student does,
// they must be there.
func (u *unit) needed() []string {
	needed := u.suite.imports()
	if u.stub != nil {
		needed = append(needed, u.stub.imports()...)
	}
	return slices.DeleteFunc(needed, func(path string) bool { return path == u.meant() })
}

// imports are the packages that any of the units imports from outside, sorted.
func imports(all []*unit) []string {
	paths := make(map[string]bool)
	for _, u := range all {
		for _, path := range append(u.needed(), u.pack.imports()...) {
			paths[path] = true
		}
	}
	return slices.Sorted(maps.Keys(paths))
}

// load type-checks the student's file and holds it against the stub.
func (u *unit) load(known *exports) {
	if path := known.missing(u.needed()); path != "" {
		u.out.Fault = fmt.Errorf("package %s, which the suite imports, does not build: %s", path, known.said)
		return
	}
	u.check(u.pack, known)
	if len(u.pack.errors) > 0 {
		u.out.Errors = illTyped(u.fset, u.pack.errors)
		return
	}
	u.out.Errors = u.breaches(known)
}

func (u *unit) check(p *pack, known *exports) {
	var importer types.Importer = known
	if p == u.suite {
		importer = beside{known, u.meant(), u.pack.Types}
	}
	p.check(importer, u.Toolchain.language, u.Toolchain.GOARCH)
}

func (u *unit) breaches(known *exports) []grader.CompileError {
	if u.stub == nil {
		return nil
	}
	u.check(u.stub, known)
	c := contract{fset: u.fset, stub: u.stub.Types, mine: u.pack.Types, file: u.Exercise.File}
	return c.check()
}
