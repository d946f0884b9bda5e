package policy

import (
	"go/ast"
	"go/types"
	"strconv"
)

// resolve finds out what every name in the file stands for, and of which type
// every expression is. Type errors are of no interest: a file that has them is
// not built.
func (p *Pass) resolve() {
	p.Info = &types.Info{
		Types: make(map[ast.Expr]types.TypeAndValue), Defs: make(map[*ast.Ident]types.Object), Uses: make(map[*ast.Ident]types.Object),
		Selections: make(map[*ast.SelectorExpr]*types.Selection),
	}
	config := types.Config{Importer: newLibrary(p.Fset), Sizes: sizes, FakeImportC: true, Error: func(error) {}}
	p.Types, _ = config.Check(p.File.Name.Name, p.Fset, []*ast.File{p.File}, p.Info)
	p.reach = newReach(p)
}

// sizes are those of one machine, so that the same is refused on all.
var sizes = types.SizesFor("gc", "amd64")

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
		if _, declared := p.Info.Defs[id]; !declared {
			return p.imported(id.Name)
		}
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

func importedPath(spec *ast.ImportSpec) string {
	path, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
	return path
}

// Builtin returns the name of the predeclared function that x stands for, or "".
func (p *Pass) Builtin(x ast.Expr) string {
	id, ok := ast.Unparen(x).(*ast.Ident)
	if !ok || p.Info.Defs[id] != nil {
		return ""
	}
	object := p.Info.Uses[id]
	if object == nil || object == types.Universe.Lookup(id.Name) {
		return id.Name
	}
	return ""
}

// Function returns the function or method that a call names; nil for a
// builtin, a conversion, and a value that holds some function.
func (p *Pass) Function(call *ast.CallExpr) *types.Func {
	fun := ast.Unparen(call.Fun)
	switch x := fun.(type) { // without type arguments
	case *ast.IndexExpr:
		fun = ast.Unparen(x.X)
	case *ast.IndexListExpr:
		fun = ast.Unparen(x.X)
	}
	var id *ast.Ident
	switch x := fun.(type) {
	case *ast.Ident:
		id = x
	case *ast.SelectorExpr:
		id = x.Sel
	default:
		return nil
	}
	f, _ := p.Info.Uses[id].(*types.Func)
	return f
}
