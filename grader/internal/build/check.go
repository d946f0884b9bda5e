package build

import (
	"context"
	"fmt"
	"go/types"
	"slices"

	"interleave/grader"
)

// load parses and type-checks the student's file, holds it against the stub,
// and type-checks the suite against it.
func (u *unit) load(ctx context.Context) (Output, error) {
	sources, suite, err := u.sources()
	if err != nil {
		return Output{}, err
	}
	if u.pack, err = parse(u.fset, u.importPath(), sources); err != nil {
		return Output{Errors: unparsed(err)}, nil
	}
	if breach := u.renamed(); breach != nil {
		return Output{Errors: []grader.CompileError{*breach}}, nil
	}
	if u.suite, err = parse(u.fset, u.importPath()+"_test", suite); err != nil {
		return Output{}, fmt.Errorf("parse the suite: %w", err)
	}
	stub, err := u.stub()
	if err != nil {
		return Output{}, err
	}
	known, err := u.imported(ctx, stub)
	if err != nil {
		return Output{}, err
	}
	u.check(u.pack, known)
	if len(u.pack.errors) > 0 {
		return Output{Errors: illTyped(u.fset, u.pack.errors)}, nil
	}
	if breaches := u.breaches(stub, known); len(breaches) > 0 {
		return Output{Errors: breaches}, nil
	}
	return u.fits(known)
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

// stub parses the file that the contract is read from; nil if there is none.
func (u *unit) stub() (*pack, error) {
	if u.Stub == nil {
		return nil, nil
	}
	stub, err := parse(u.fset, u.importPath(), map[string][]byte{"stub/" + u.Exercise.File: u.Stub})
	if err != nil {
		return nil, fmt.Errorf("parse the stub: %w", err)
	}
	return stub, nil
}

// imported finds the export data of all packages that any of the files imports.
func (u *unit) imported(ctx context.Context, stub *pack) (*exports, error) {
	needed := slices.DeleteFunc(u.suite.imports(), func(path string) bool { return path == u.importPath() })
	if stub != nil {
		needed = append(needed, stub.imports()...)
	}
	all := slices.Compact(slices.Sorted(slices.Values(append(slices.Clone(needed), u.pack.imports()...))))
	known, err := u.exports(ctx, u.fset, all)
	if err != nil {
		return nil, err
	}
	if path := known.missing(needed); path != "" {
		return nil, fmt.Errorf("package %s, which the suite imports, does not build: %s", path, known.said)
	}
	return known, nil
}

func (u *unit) check(p *pack, known *exports) {
	var importer types.Importer = known
	if p == u.suite {
		importer = beside{known, u.pack.Types}
	}
	p.check(importer, u.Toolchain.language, u.Toolchain.GOARCH)
}

func (u *unit) breaches(stub *pack, known *exports) []grader.CompileError {
	if stub == nil {
		return nil
	}
	u.check(stub, known)
	c := contract{fset: u.fset, stub: stub.Types, mine: u.pack.Types, file: u.Exercise.File}
	return c.check()
}

// fits type-checks the suite. If it does not fit a file whose API is the
// stub's, the suite is wrong; if there was no stub to compare with, the file
// is.
func (u *unit) fits(known *exports) (Output, error) {
	u.check(u.suite, known)
	if len(u.suite.errors) == 0 {
		return Output{}, nil
	}
	problems := illTyped(u.fset, u.suite.errors)
	if u.Stub == nil {
		return Output{Errors: problems}, nil
	}
	first := problems[0]
	return Output{}, fmt.Errorf("the suite does not compile: %s:%d: %s", first.File, first.Line, first.Message)
}
