package policy

import (
	"go/ast"
	"go/types"
)

// genericsRule refuses types that are put together from types that were put
// together themselves, until one short name stands for thousands. The compiler
// writes them all out.
//
//	// WRONG
//	type a[T any] struct{ x, y b[*T] }
//	type b[T any] struct{ x, y c[*T] } // … and so on
//
//	// RIGHT
//	type a[T any] struct{ list []T }
var genericsRule = Rule{
	Name:  "generics",
	Early: true,
	Check: func(p *Pass) {
		a := newAssembly(p.File)
		for _, spec := range a.specs {
			if a.size(spec.Name.Name) > mostParts {
				p.Reportf(spec.Name.Pos(), "%s is put together from more than %d types, for each part is put together anew; use a slice, or fixed types", spec.Name.Name, mostParts)
				return
			}
		}
		a.checkCalls(p)
		checkCopies(p)
	},
}

const (
	mostParts     = 1000 // people use a dozen
	mostDoublings = 14
)

// An assembly is what the types of a file are put together from, as far as the
// compiler does it anew for each: generic types, and other names for types.
type assembly struct {
	specs   []*ast.TypeSpec
	parts   map[string][]string // of each type, one for each time that it is mentioned
	sizes   map[string]int
	doubles map[string]bool // functions of which a result mentions type parameters more than once
}

func newAssembly(file *ast.File) *assembly {
	a := &assembly{parts: make(map[string][]string), sizes: make(map[string]int), doubles: make(map[string]bool)}
	for n := range ast.Preorder(file) {
		if spec, ok := n.(*ast.TypeSpec); ok && (spec.TypeParams != nil || spec.Assign.IsValid()) {
			a.specs = append(a.specs, spec)
			a.parts[spec.Name.Name] = append(a.parts[spec.Name.Name], mentions(spec.Type)...)
		}
	}
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && doubles(f) {
			a.doubles[f.Name.Name] = true
		}
	}
	return a
}

// mentions are all identifiers below a node, each as often as it stands there.
func mentions(n ast.Node) []string {
	var names []string
	for n := range ast.Preorder(n) {
		if id, ok := n.(*ast.Ident); ok {
			names = append(names, id.Name)
		}
	}
	return names
}

// size is how many types a name stands for, or any number above mostParts. A
// type that mentions itself is not put together anew.
func (a *assembly) size(name string) int {
	if n, known := a.sizes[name]; known {
		return n
	}
	a.sizes[name] = 0
	total := 1
	for _, part := range a.parts[name] {
		if _, assembled := a.parts[part]; assembled {
			total = min(total+a.size(part), mostParts+1)
		}
	}
	a.sizes[name] = total
	return total
}

// checkCalls counts the calls of functions that double, and of those that are
// given one to call.
func (a *assembly) checkCalls(p *Pass) {
	left := mostDoublings
	for n := range ast.Preorder(p.File) {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			continue
		}
		for _, e := range append([]ast.Expr{call.Fun}, call.Args...) {
			name := lastName(e)
			if !a.doubles[name] {
				continue
			}
			if left--; left < 0 {
				p.Reportf(e.Pos(), "%s puts a type together from its type parameters, and this file calls such functions more than %d times: each could double the type that the one before has made; return a type without parameters", name, mostDoublings)
				return
			}
		}
	}
}

// lastName is the name of the function that an expression may stand for.
func lastName(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.Ident:
		return e.Name
	case *ast.SelectorExpr:
		return e.Sel.Name
	case *ast.ParenExpr:
		return lastName(e.X)
	case *ast.IndexExpr:
		return lastName(e.X)
	case *ast.IndexListExpr:
		return lastName(e.X)
	}
	return ""
}

// doubles reports whether one of the function's results mentions type
// parameters, its own or its receiver's, more than once. The receiver's own type
// does not count: it is what was there before.
func doubles(f *ast.FuncDecl) bool {
	if f.Type.Results == nil {
		return false
	}
	params := make(map[string]bool)
	if f.Type.TypeParams != nil {
		for _, field := range f.Type.TypeParams.List {
			for _, name := range field.Names {
				params[name.Name] = true
			}
		}
	}
	own := ""
	if f.Recv != nil && len(f.Recv.List) == 1 {
		own = pointedAt(f.Recv.List[0].Type)
		for i, name := range mentions(f.Recv.List[0].Type) {
			params[name] = i > 0 // the first is the type's own
		}
	}
	for _, result := range f.Type.Results.List {
		n := 0
		for _, name := range mentions(result.Type) {
			if params[name] {
				n++
			}
		}
		if n > 1 && pointedAt(result.Type) != own {
			return true
		}
	}
	return false
}

// pointedAt is how a type is written, without a star in front.
func pointedAt(e ast.Expr) string {
	if star, ok := ast.Unparen(e).(*ast.StarExpr); ok {
		e = star.X
	}
	return types.ExprString(e)
}
