package policy

import (
	"go/ast"
	"go/token"
	"go/types"
	"path"
	"regexp"
)

// resolve finds out what every name in the file stands for. Imported packages
// are left empty: the rules ask which package a name means and not what is in
// it, and so the standard library need not be loaded. The type errors that
// follow from this are of no interest.
func resolve(fset *token.FileSet, file *ast.File) *types.Info {
	info := &types.Info{Uses: make(map[*ast.Ident]types.Object), Defs: make(map[*ast.Ident]types.Object)}
	config := types.Config{Importer: hollow{}, FakeImportC: true, Error: func(error) {}}
	_, _ = config.Check(file.Name.Name, fset, []*ast.File{file}, info)
	return info
}

// hollow imports every package as an empty one.
type hollow struct{}

// Import returns an empty package of the name that importPath ends in.
func (hollow) Import(importPath string) (*types.Package, error) {
	p := types.NewPackage(importPath, baseName(importPath))
	p.MarkComplete()
	return p, nil
}

var major = regexp.MustCompile(`^v[0-9]+$`)

// baseName is the package's name as its path tells it: "rand" of math/rand/v2.
func baseName(importPath string) string {
	base := path.Base(importPath)
	if major.MatchString(base) {
		base = path.Base(path.Dir(importPath))
	}
	return base
}

// Package returns the import path of the package that x names, if it names one.
// An x that could not be resolved counts as the package of its spelling.
func (p *Pass) Package(x ast.Expr) (importPath string, ok bool) {
	id, ok := x.(*ast.Ident)
	if !ok {
		return "", false
	}
	switch object := p.Info.Uses[id].(type) {
	case *types.PkgName:
		return object.Imported().Path(), true
	case nil:
		return p.imported(id.Name)
	}
	return "", false
}

// imported returns the path that the file imports under this name.
func (p *Pass) imported(name string) (importPath string, ok bool) {
	for _, spec := range p.File.Imports {
		if path := importedPath(spec); baseName(path) == name {
			return path, true
		}
	}
	return "", false
}

// Builtin reports whether id stands for the predeclared function of its name.
func (p *Pass) Builtin(id *ast.Ident) bool {
	if p.Info.Defs[id] != nil {
		return false
	}
	object := p.Info.Uses[id]
	return object == nil || object == types.Universe.Lookup(id.Name)
}
