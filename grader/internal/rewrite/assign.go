package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
)

// assign rewrites an assignment. Where a store is visible, the value is
// evaluated first and the store comes last, as in the language: a store that
// announced itself before its value would seem to race with whoever sends that
// value.
func (f *file) assign(n *ast.AssignStmt) text {
	visible := f.odd(n)
	for _, e := range n.Lhs {
		visible = visible || f.visible(e)
	}
	switch {
	case n.Tok != token.ASSIGN && n.Tok != token.DEFINE:
		return f.update(n, n.Lhs[0], n.Tok, n.Rhs[0])
	case !visible:
		return f.stays(n)
	case len(n.Lhs) != len(n.Rhs):
		return f.unpack(n)
	case len(n.Lhs) == 1:
		return join(
			f.handle(n.Lhs[0]), words("("),
			f.between(f.past(n.TokPos+1), n.End(), n.Rhs[0]), words(")"))
	}
	return f.parallel(n)
}

// stays is an assignment that remains one.
func (f *file) stays(n *ast.AssignStmt) text {
	var out text
	from := n.Pos()
	for _, e := range n.Lhs {
		out = append(out, f.copied(from, e.Pos())...)
		out = append(out, f.target(e)...)
		from = e.End()
	}
	return append(out, f.between(from, n.End(), nodes(n.Rhs)...)...)
}

// parallel is a, b = x, y: all values are taken before the first is stored.
func (f *file) parallel(n *ast.AssignStmt) text {
	values := make([]text, len(n.Rhs))
	for i, e := range n.Rhs {
		values[i] = f.node(e)
	}
	return f.statements(n, f.held(n.Lhs, values))
}

// unpack is a, b = f(), or one of the forms that have a second value.
func (f *file) unpack(n *ast.AssignStmt) text {
	var handles, stores text
	var names []text
	for i, e := range n.Lhs {
		if blank(e) || f.declares(e) {
			names = append(names, f.copied(e.Pos(), e.End()))
			continue
		}
		name := words(f.name("v"))
		names = append(names, name)
		value := name
		if i == 1 && f.namedBool(e) {
			value = join(name, words(" == true")) // fits every boolean type
		}
		if f.visible(e) {
			handle := words(f.name("s"))
			handles = join(handles, handle, words(" := "), f.handle(e), words("; "))
			stores = join(stores, words("; "), handle, words("("), value, words(")"))
		} else {
			stores = join(stores, words("; "), f.target(e), words(" = "), value)
		}
	}
	return f.statements(n, join(handles, list(names), words(" := "), f.node(n.Rhs[0]), stores))
}

// odd reports whether the second value of a receive or of a map entry goes into
// a variable of a named boolean type. The language has an untyped boolean
// there; a function cannot return one.
func (f *file) odd(n *ast.AssignStmt) bool {
	return len(n.Lhs) == 2 && len(n.Rhs) == 1 && f.pair(n.Rhs[0]) && f.namedBool(n.Lhs[1])
}

// pair reports whether the two values of e come from a function once e is
// rewritten, but did not before.
func (f *file) pair(e ast.Expr) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.UnaryExpr:
		return e.Op == token.ARROW
	case *ast.IndexExpr:
		return f.memory && f.mapType(e.X) != nil
	}
	return false
}

func (f *file) namedBool(e ast.Expr) bool {
	if blank(e) || f.declares(e) {
		return false
	}
	t := f.Info.TypeOf(e)
	basic, ok := core(t).(*types.Basic)
	return ok && basic.Kind() == types.Bool && !types.Identical(t, basic)
}

// declares reports whether e is a variable that := declares just there.
func (f *file) declares(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return ok && f.Info.Defs[id] != nil
}

// valueSpec refuses the one place where an odd second value has nowhere to go.
func (f *file) valueSpec(n *ast.ValueSpec) text {
	if n.Type != nil && len(n.Names) == 2 && len(n.Values) == 1 && f.pair(n.Values[0]) &&
		!types.IsInterface(f.Info.TypeOf(n.Type)) && !types.Identical(f.Info.TypeOf(n.Type), types.Typ[types.Bool]) {
		f.refusef(n, "the explorer needs a plain bool here: leave the type out")
	}
	if f.globals[n] && len(n.Values) > 0 {
		return f.declared(n)
	}
	return f.below(n)
}

// statements puts several statements where one was. Those that declare
// something must stay among the others.
func (f *file) statements(n *ast.AssignStmt, all text) text {
	if n.Tok == token.DEFINE {
		return all
	}
	return f.wrapped(n, all)
}

// wrapped is a block, or where the head of an if, for or switch has no room for
// a block, a call.
func (f *file) wrapped(n ast.Stmt, all text) text {
	if f.heads[n] {
		return join(at(n.Pos(), "func() { "), all, words(" }()"))
	}
	return join(at(n.Pos(), "{ "), all, words(" }"))
}
