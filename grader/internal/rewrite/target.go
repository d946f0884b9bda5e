package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// target is the new text of an expression that is assigned to by an assignment
// that remains one.
func (f *file) target(e ast.Expr) text {
	if index, ok := ast.Unparen(e).(*ast.IndexExpr); ok && f.mapType(index.X) != nil {
		return f.element(index)
	}
	return f.place(e)
}

// store is the assignments that stand for those in the head of a loop or case.
func (f *file) store(to []ast.Expr, values []text) text {
	visible := slices.ContainsFunc(to, f.visible)
	switch {
	case visible && len(to) == 1:
		return join(words(" "), f.handle(to[0]), words("("), values[0], words(");"))
	case visible:
		return join(words(" "), f.held(to, values), words(";"))
	}
	targets := make([]text, len(to))
	for i, e := range to {
		targets[i] = f.target(e)
	}
	return join(words(" "), list(targets), words(" = "), list(values), words(";"))
}

// held are several assignments that happen together: all places are evaluated,
// then all values, then the stores come, as in the language. Only a place that
// does not exist, as in a[9], b = 1, 2, panics earlier than it would.
func (f *file) held(to []ast.Expr, values []text) text {
	var handles, stores text
	names, held := make([]text, len(to)), make([]text, len(to))
	for i, e := range to {
		names[i], held[i] = words("_"), values[i]
		switch {
		case f.declares(e):
			names[i] = f.node(e)
		case !blank(e):
			handle, store := words(f.name("s")), words(f.name("s"))
			handles = join(handles, handle, words(" := "), f.holder(e), words("; "))
			names[i], held[i] = store, join(handle, words("("), values[i], words(")"))
			stores = join(stores, words("; "), store, words("()"))
		}
	}
	return join(handles, list(names), words(" := "), list(held), stores)
}

// outer is the head of a range loop over variables that were declared before,
// up to the word range, and the assignment to them at the start of its body.
func (f *file) outer(n *ast.RangeStmt) (head, start text) {
	var names, values []text
	var to []ast.Expr
	for _, e := range []ast.Expr{n.Key, n.Value} {
		switch {
		case e == nil:
		case blank(e):
			names = append(names, words("_"))
		default:
			v := words(f.name("v"))
			names, values, to = append(names, v), append(values, v), append(to, e)
		}
	}
	head = join(f.copied(n.For, n.For+3), words(" "), list(names), words(" := "))
	return head, f.store(to, values)
}

// plain reports whether an assignment to all of these stays as it is.
func (f *file) plain(to ...ast.Expr) bool {
	for _, e := range to {
		if blank(e) {
			continue
		}
		if f.visible(e) || flat(f.target(e)) != flat(f.copied(e.Pos(), e.End())) {
			return false
		}
	}
	return true
}

func (f *file) incDec(n *ast.IncDecStmt) text {
	operation := token.ADD_ASSIGN
	if n.Tok == token.DEC {
		operation = token.SUB_ASSIGN
	}
	if !f.visible(n.X) {
		return join(f.target(n.X), f.copied(n.X.End(), n.End()))
	}
	return f.update(n, n.X, operation, nil)
}

// counted is the operand of a range loop whose variable is a new one. An untyped
// number took the type of the old one, so now that type must be said.
func (f *file) counted(n *ast.RangeStmt, operand text) text {
	tv := f.Info.Types[n.X]
	if tv.Value == nil || types.Identical(tv.Type, types.Typ[types.Int]) {
		return operand
	}
	basic, ok := types.Unalias(tv.Type).(*types.Basic)
	switch {
	case ok && basic.Info()&types.IsUntyped != 0:
		return operand // a string: it has no other type to take
	case !ok:
		f.refusef(n.X, "the explorer needs a type here: write %s(%s)", tv.Type, flat(operand))
		return nil
	}
	return join(words(basic.Name()+"("), operand, words(")"))
}
