package rewrite

import (
	"go/ast"
	"go/types"
)

// core is the one type that all types of t's type set have underneath, or nil
// if there is none. For a type that is no type parameter it is what is
// underneath. Channels of one element type count as one; if some of them go one
// way only, so does the result.
func core(t types.Type) types.Type {
	if t == nil {
		return nil
	}
	param, ok := types.Unalias(t).(*types.TypeParam)
	if !ok {
		return t.Underlying()
	}
	var one types.Type
	for _, term := range terms(param.Constraint()) {
		under := term.Underlying()
		switch {
		case one == nil || types.Identical(one, under):
			one = under
		default:
			if one = narrower(one, under); one == nil {
				return nil
			}
		}
	}
	return one
}

// narrower is the one of two channel types that allows less, or nil.
func narrower(a, b types.Type) types.Type {
	x, okx := a.(*types.Chan)
	y, oky := b.(*types.Chan)
	switch {
	case !okx || !oky || !types.Identical(x.Elem(), y.Elem()):
		return nil
	case x.Dir() == types.SendRecv:
		return y
	case y.Dir() == types.SendRecv:
		return x
	}
	return nil
}

// terms are the types that a constraint lists, through embedded constraints.
// Where several are embedded, only types in all of them would do; the first
// list is good enough, since a program that uses a channel operation has been
// checked against the whole of it.
func terms(constraint types.Type) []types.Type {
	iface, ok := constraint.Underlying().(*types.Interface)
	if !ok {
		return []types.Type{constraint}
	}
	for embedded := range iface.EmbeddedTypes() {
		var all []types.Type
		if union, ok := embedded.(*types.Union); ok {
			for term := range union.Terms() {
				all = append(all, terms(term.Type())...)
			}
		} else {
			all = terms(embedded)
		}
		if len(all) > 0 {
			return all
		}
	}
	return nil
}

// channel is the channel type of e, or nil if e is none.
func (f *file) channel(e ast.Expr) *types.Chan {
	c, _ := core(f.Info.TypeOf(e)).(*types.Chan)
	return c
}

func (f *file) mapType(e ast.Expr) *types.Map {
	m, _ := core(f.Info.TypeOf(e)).(*types.Map)
	return m
}

// builtin is the name of the predeclared function that e is, or "".
func (f *file) builtin(e ast.Expr) string {
	var name *ast.Ident
	switch e := ast.Unparen(e).(type) {
	case *ast.Ident:
		name = e
	case *ast.SelectorExpr:
		name = e.Sel // of package unsafe
	}
	if b, ok := f.Info.Uses[name].(*types.Builtin); ok {
		return b.Name()
	}
	return ""
}

// blank reports whether e is absent or the blank identifier.
func blank(e ast.Expr) bool {
	id, ok := e.(*ast.Ident)
	return e == nil || ok && id.Name == "_"
}
