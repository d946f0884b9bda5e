package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A usage says which variables of a package several goroutines can see, and see
// change. The others need no attention.
type usage struct {
	info     *types.Info
	pkg      *types.Package
	assigned map[types.Object]bool // after its declaration
	taken    map[types.Object]bool // its address
	captured map[types.Object]bool // by a function literal that may run elsewhere or later
}

func newUsage(p Package) *usage {
	u := &usage{
		info:     p.Info,
		pkg:      p.Types,
		assigned: map[types.Object]bool{},
		taken:    map[types.Object]bool{},
		captured: map[types.Object]bool{},
	}
	for _, syntax := range p.Files {
		ast.PreorderStack(syntax, nil, func(n ast.Node, above []ast.Node) bool {
			u.note(n, above)
			return true
		})
	}
	return u
}

// shared reports whether accesses to the variable itself matter. A variable of
// another package does not: its package looks after it, or the race detector.
func (u *usage) shared(o types.Object) bool {
	v, ok := o.(*types.Var)
	switch {
	case !ok || v.IsField() || v.Pkg() != u.pkg:
		return false
	case v.Parent() == u.pkg.Scope():
		return v.Exported() || u.assigned[v] || u.taken[v]
	}
	return u.taken[v] || u.captured[v] && u.assigned[v]
}

func (u *usage) note(n ast.Node, above []ast.Node) {
	switch n := n.(type) {
	case *ast.Ident:
		if v, ok := u.info.Uses[n].(*types.Var); ok && elsewhere(v, above) {
			u.captured[v] = true
		}
	case *ast.AssignStmt:
		for _, e := range n.Lhs {
			u.assign(e, n, above)
		}
	case *ast.IncDecStmt:
		u.assign(n.X, n, above)
	case *ast.RangeStmt:
		u.assign(n.Key, n, above)
		u.assign(n.Value, n, above)
	case *ast.UnaryExpr:
		if n.Op == token.AND {
			u.take(n.X)
		}
	case *ast.SliceExpr:
		if _, array := core(u.info.TypeOf(n.X)).(*types.Array); array {
			u.take(n.X)
		}
	case *ast.SelectorExpr:
		if s := u.info.Selections[n]; s != nil && takesAddress(s) {
			u.take(n.X)
		}
	}
}

func (u *usage) assign(e ast.Expr, n ast.Stmt, above []ast.Node) {
	v := u.variable(e)
	if v == nil || u.counts(v, n, above) {
		return
	}
	u.assigned[v] = true
}

// counts reports whether n is the last clause of a loop that declares v. Every
// turn has a variable of its own, and this sets it before anybody else sees it.
func (u *usage) counts(v types.Object, n ast.Stmt, above []ast.Node) bool {
	if len(above) == 0 {
		return false
	}
	loop, ok := above[len(above)-1].(*ast.ForStmt)
	return ok && loop.Post == n && loop.Init != nil && covers(loop.Init, v)
}

func (u *usage) take(e ast.Expr) {
	if v := u.variable(e); v != nil && !opaque(u.info.TypeOf(e)) {
		u.taken[v] = true
	}
}

// variable is the variable that e is, or is a part of, or nil.
func (u *usage) variable(e ast.Expr) types.Object {
	switch e := e.(type) {
	case *ast.Ident:
		if v, ok := u.info.Uses[e].(*types.Var); ok {
			return v
		}
	case *ast.ParenExpr:
		return u.variable(e.X)
	case *ast.SelectorExpr:
		if s := u.info.Selections[e]; s != nil && s.Kind() == types.FieldVal && !s.Indirect() {
			return u.variable(e.X)
		}
	case *ast.IndexExpr:
		if _, array := core(u.info.TypeOf(e.X)).(*types.Array); array {
			return u.variable(e.X)
		}
	}
	return nil
}

// elsewhere reports whether a function literal stands between a variable and
// its use that another goroutine may run, or that may run later. One that is
// called or deferred on the spot is no more than a block.
func elsewhere(v *types.Var, above []ast.Node) bool {
	for i, n := range above {
		lit, ok := n.(*ast.FuncLit)
		if !ok || covers(lit, v) || v.Parent() == nil || v.Parent() == v.Pkg().Scope() {
			continue
		}
		if !onTheSpot(lit, above[:i]) {
			return true
		}
	}
	return false
}

func onTheSpot(lit *ast.FuncLit, above []ast.Node) bool {
	if len(above) < 2 {
		return false
	}
	call, ok := above[len(above)-1].(*ast.CallExpr)
	if !ok || call.Fun != lit {
		return false
	}
	_, spawned := above[len(above)-2].(*ast.GoStmt)
	return !spawned
}

func covers(n ast.Node, v types.Object) bool { return n.Pos() <= v.Pos() && v.Pos() < n.End() }
