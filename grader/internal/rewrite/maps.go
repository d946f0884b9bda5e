package rewrite

import (
	"go/ast"
	"go/types"
)

// element is m[k] where something is stored. A key without an order of its own,
// such as a pointer, is noted on the way, because a range over the map must
// come by its entries in the same order in every run.
func (f *file) element(e *ast.IndexExpr) text {
	return join(
		f.between(e.Pos(), e.Lbrack+1, e.X),
		f.key(f.mapType(e.X).Key(), e.Index, f.node(e.Index)),
		f.copied(e.Index.End(), e.End()),
	)
}

func (f *file) key(t types.Type, e ast.Expr, k text) text {
	if ordered(t) || f.Info.Types[e].IsNil() {
		return k
	}
	return join(at(e.Pos(), prefix+".Key("), k, words(")"))
}

// literal notes the keys of a map literal.
func (f *file) literal(e *ast.CompositeLit) text {
	m, ok := core(f.Info.TypeOf(e)).(*types.Map)
	if !ok || ordered(m.Key()) {
		return f.below(e)
	}
	var out text
	from := e.Lbrace
	for _, element := range e.Elts {
		pair := element.(*ast.KeyValueExpr)
		out = append(out, f.copied(from, pair.Key.Pos())...)
		out = append(out, f.literalKey(e, m, pair.Key)...)
		out = append(out, f.between(pair.Key.End(), pair.End(), pair.Value)...)
		from = pair.End()
	}
	return join(f.copied(e.Pos(), e.Lbrace), out, f.copied(from, e.End()))
}

// literalKey: a key that leaves out its type, as in map[*T]int{{1}: 1}, needs
// it once it is an argument.
func (f *file) literalKey(e *ast.CompositeLit, m *types.Map, k ast.Expr) text {
	lit, ok := k.(*ast.CompositeLit)
	if !ok || lit.Type != nil {
		return f.key(m.Key(), k, f.node(k))
	}
	written, ok := e.Type.(*ast.MapType)
	if !ok {
		f.refusef(k, "the explorer cannot order this key: write its type out")
		return nil
	}
	t := f.copied(written.Key.Pos(), written.Key.End())
	if star, ok := written.Key.(*ast.StarExpr); ok {
		t = join(words("&"), f.copied(star.X.Pos(), star.X.End()))
	}
	return f.key(m.Key(), k, join(words(flat(t)), f.node(k)))
}

// ordered reports whether values of t have an order that is the same in every
// run. Pointers and channels have only addresses, and an interface may hold
// either.
func ordered(t types.Type) bool {
	switch t := core(t).(type) {
	case *types.Basic:
		return t.Kind() != types.UnsafePointer
	case *types.Array:
		return ordered(t.Elem())
	case *types.Struct:
		for field := range t.Fields() {
			if !ordered(field.Type()) {
				return false
			}
		}
		return true
	}
	return false
}
