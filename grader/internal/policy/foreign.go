package policy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// foreignRule refuses to change what belongs to another package: to assign to
// one of its variables, to take its address, and to pass on a map or pointer
// that it holds, through which it could be changed. Everybody shares it, the
// exercise's tests included.
//
//	// WRONG
//	context.Canceled = nil
//	unicode.Categories["L"] = nil
//	zone := time.Local
//	*zone = *time.UTC
//
//	// RIGHT
//	var errCanceled = context.Canceled
//	if unicode.Is(unicode.Letter, r) { … }
var foreignRule = Rule{
	Name: "foreign",
	Check: func(p *Pass) {
		ast.PreorderStack(p.File, nil, func(n ast.Node, above []ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				checkForeign(p, sel, above)
			}
			return true
		})
	},
}

func checkForeign(p *Pass, sel *ast.SelectorExpr, above []ast.Node) {
	path, ok := p.Package(sel.X)
	if !ok || !isVariable(p, sel) {
		return
	}
	name := path + "." + sel.Sel.Name
	place, parent := widest(sel, above)
	switch {
	case assigned(place, parent):
		p.Reportf(sel.Pos(), "%s belongs to everybody and must not be changed; keep a variable of your own", name)
	case addressed(place, parent):
		p.Reportf(sel.Pos(), "the address of %s would let anybody change what belongs to everybody; copy its value", name)
	case handle(p.Info.TypeOf(place)) && !operand(p, path, place, parent):
		p.Reportf(sel.Pos(), "whoever gets hold of %s can change what belongs to everybody; name it only where its own package is asked about it", name)
	}
}

// isVariable leaves out functions, types and constants. What is not known may be
// a variable.
func isVariable(p *Pass, sel *ast.SelectorExpr) bool {
	switch p.Info.Uses[sel.Sel].(type) {
	case *types.Var, nil:
		return true
	}
	return false
}

// widest is the place of which x is the root, as in *x, x.f[i].g and (x), and
// the node around it.
func widest(x ast.Expr, above []ast.Node) (place ast.Expr, parent ast.Node) {
	for _, n := range slices.Backward(above) {
		outer := x
		switch n := n.(type) {
		case *ast.ParenExpr:
			outer = n
		case *ast.StarExpr:
			outer = n
		case *ast.SelectorExpr:
			outer = n
		case *ast.SliceExpr:
			outer = n
		case *ast.IndexExpr:
			if n.X == x {
				outer = n
			}
		}
		if outer == x {
			return x, n
		}
		x = outer
	}
	return x, nil
}

func assigned(x ast.Expr, parent ast.Node) bool {
	switch n := parent.(type) {
	case *ast.AssignStmt:
		return slices.Contains(n.Lhs, x)
	case *ast.IncDecStmt:
		return true
	case *ast.RangeStmt:
		return n.Key == x || n.Value == x
	}
	return false
}

func addressed(x ast.Expr, parent ast.Node) bool {
	unary, ok := parent.(*ast.UnaryExpr)
	return ok && unary.Op == token.AND && unary.X == x
}

// handle reports whether through a value of this type something can be changed
// that is not in it.
func handle(t types.Type) bool {
	if t == nil {
		return false
	}
	switch t.Underlying().(type) {
	case *types.Pointer, *types.Map, *types.Slice:
		return true
	}
	return false
}

// operand reports whether x is only looked at: by a function or method of the
// package that it belongs to, by a comparison, or by a loop.
func operand(p *Pass, path string, x ast.Expr, parent ast.Node) bool {
	switch n := parent.(type) {
	case *ast.CallExpr:
		f := p.Function(n)
		return n.Fun == x || f != nil && f.Pkg() != nil && f.Pkg().Path() == path
	case *ast.BinaryExpr, *ast.IndexExpr:
		return true
	case *ast.RangeStmt:
		return n.X == x
	}
	return false
}
