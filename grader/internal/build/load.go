package build

import (
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"go/types"
	"maps"
	"path/filepath"
	"slices"
	"strconv"

	"interleave/grader/internal/rewrite"
)

// A pack is one package: its files and what the type checker says about them.
type pack struct {
	rewrite.Package
	path   string
	errors []types.Error
}

// parse reads the sources, which are named by file, into a package. The error
// of a source that does not parse is a [scanner.ErrorList].
func parse(fset *token.FileSet, path string, sources map[string][]byte) (*pack, error) {
	p := &pack{path: path, Package: rewrite.Package{Fset: fset, Sources: sources}}
	var problems scanner.ErrorList
	for _, name := range slices.Sorted(maps.Keys(sources)) {
		file, err := parser.ParseFile(fset, name, sources[name], parser.ParseComments|parser.SkipObjectResolution)
		if list, ok := err.(scanner.ErrorList); ok {
			problems = append(problems, list...)
		}
		p.Files = append(p.Files, file)
	}
	return p, problems.Err()
}

// imports lists what the package imports, sorted.
func (p *pack) imports() []string {
	paths := make(map[string]bool)
	for _, file := range p.Files {
		for _, spec := range file.Imports {
			path, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
			paths[path] = true
		}
	}
	return slices.Sorted(maps.Keys(paths))
}

// check type-checks the package and keeps the errors, in the order of the
// files.
func (p *pack) check(imported types.Importer, version, arch string) {
	p.Info = &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Defs: make(map[*ast.Ident]types.Object), Uses: make(map[*ast.Ident]types.Object),
		Implicits: make(map[ast.Node]types.Object), Selections: make(map[*ast.SelectorExpr]*types.Selection),
		Instances: make(map[*ast.Ident]types.Instance), Scopes: make(map[ast.Node]*types.Scope),
		FileVersions: make(map[*ast.File]string),
	}
	config := types.Config{
		Importer: imported, GoVersion: version, Sizes: types.SizesFor("gc", arch),
		Error: func(err error) {
			if e, ok := err.(types.Error); ok {
				p.errors = append(p.errors, e)
			}
		},
	}
	p.Types, _ = config.Check(p.path, p.Fset, p.Files, p.Info)
	slices.SortStableFunc(p.errors, func(a, b types.Error) int { return int(a.Pos - b.Pos) })
}

// beside imports one package from memory and all others from export data.
type beside struct {
	types.Importer
	path string // by which it is imported
	pack *types.Package
}

// Import returns the package that import path names.
func (b beside) Import(path string) (*types.Package, error) {
	if path == b.path {
		return b.pack, nil
	}
	return b.Importer.Import(path)
}

func base(name string) string { return filepath.Base(name) }
