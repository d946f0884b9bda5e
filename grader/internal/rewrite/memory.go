package rewrite

import (
	"go/ast"
	"go/types"
)

// A place is an expression that has an address. Where other goroutines may hold
// that address too, reading and writing are visible operations:
//
//	x              il__.Load(&x)
//	x = v          il__.Store(&x)(v)
//	x += v         il__.Add(&x, v)
//	m[k]           il__.Get(m)(k)
//	m[k] = v       il__.Put(m)(k)(v)
//	append(s, v)   il__.Append(s)(v)
//
// Load returns the value and not the address: of *Load(&a) + *Load(&b) the
// compiler makes two calls and then two reads, so nothing could happen between
// the reads.
//
// What the standard library reads and writes, only the race detector sees.

// load is an expression whose value is needed and that may be a place.
func (f *file) load(e ast.Expr) text {
	if !f.shared(e) {
		return f.place(e)
	}
	return join(at(e.Pos(), prefix+".Load(&"), f.place(e), words(")"))
}

// visible reports whether a store to e is a visible operation.
func (f *file) visible(e ast.Expr) bool {
	if !f.memory || blank(e) {
		return false
	}
	if index, ok := ast.Unparen(e).(*ast.IndexExpr); ok && f.mapType(index.X) != nil {
		return true
	}
	return f.shared(e)
}

// handle is the function that a value is stored with.
func (f *file) handle(e ast.Expr) text { return f.through(e, "Store", "Put") }

// holder is the function that takes a value and returns the one that stores it. An
// ordinary variable has one too, for assignments that mix it with shared ones.
func (f *file) holder(e ast.Expr) text {
	if f.visible(e) {
		return f.through(e, "Hold", "HoldAt")
	}
	return f.through(e, "Plain", "")
}

// through gives a place to one function, or the entry of a map to another.
func (f *file) through(e ast.Expr, place, entry string) text {
	if index, ok := ast.Unparen(e).(*ast.IndexExpr); ok && f.mapType(index.X) != nil {
		return f.keyed(entry, index)
	}
	return join(at(e.Pos(), prefix+"."+place+"(&"), f.place(e), words(")"))
}

// keyed gives the entry of a map that is stored to, with its key, to a function.
func (f *file) keyed(function string, e *ast.IndexExpr) text {
	return f.entry(function, e, f.key(f.mapType(e.X).Key(), e.Index, f.node(e.Index)))
}

// lookup is m[k] where its value is needed.
func (f *file) lookup(e *ast.IndexExpr) text {
	get := "Get"
	if _, pair := f.Info.TypeOf(e).(*types.Tuple); pair {
		get = "Get2"
	}
	return f.entry(get, e, f.node(e.Index))
}

// entry gives a map and a key in it to a function.
func (f *file) entry(function string, e *ast.IndexExpr, key text) text {
	return join(
		at(e.Pos(), prefix+"."+function+"("), f.node(e.X), words(")("),
		f.copied(e.Lbrack+1, e.Index.Pos()), key, f.copied(e.Index.End(), e.Rbrack), words(")"))
}

// place is the new text of an expression without the access to it: as an
// operand of &, on the left of an assignment, before a dot or an index. What is
// no place has only a value.
func (f *file) place(e ast.Expr) text {
	switch e := e.(type) {
	case *ast.Ident:
		return f.copied(e.Pos(), e.End())
	case *ast.ParenExpr:
		return join(f.copied(e.Lparen, e.X.Pos()), f.place(e.X), f.copied(e.X.End(), e.End()))
	case *ast.StarExpr:
		return f.below(e)
	case *ast.SelectorExpr:
		return f.member(e)
	case *ast.IndexExpr:
		if !f.memory || f.mapType(e.X) == nil {
			return f.indexed(e)
		}
	}
	return f.value(e)
}

// indexed is x[i]. An array is part of the variable that holds it; a slice, a
// string or a pointer has to be read first.
func (f *file) indexed(e *ast.IndexExpr) text {
	if _, array := core(f.Info.TypeOf(e.X)).(*types.Array); array {
		return join(f.place(e.X), f.between(e.X.End(), e.End(), e.Index))
	}
	return f.below(e)
}

// sliced is x[i:j], which takes the address of an array.
func (f *file) sliced(e *ast.SliceExpr) text {
	if _, array := core(f.Info.TypeOf(e.X)).(*types.Array); !array {
		return f.below(e)
	}
	return join(f.place(e.X), f.between(e.X.End(), e.End(), children(e)[1:]...))
}

func (f *file) address(e *ast.UnaryExpr) text {
	return join(f.copied(e.OpPos, e.X.Pos()), f.place(e.X))
}

// shared reports whether e is a place that several goroutines may reach: through
// a pointer or a slice, or a variable that they see.
func (f *file) shared(e ast.Expr) bool {
	if !f.memory || opaque(f.Info.TypeOf(e)) {
		return false
	}
	switch e := e.(type) {
	case *ast.Ident:
		return f.usage.shared(f.Info.Uses[e])
	case *ast.ParenExpr:
		return f.shared(e.X)
	case *ast.StarExpr:
		return !f.Info.Types[e].IsType()
	case *ast.SelectorExpr:
		selection := f.Info.Selections[e]
		return selection != nil && selection.Kind() == types.FieldVal &&
			(selection.Indirect() || f.shared(e.X))
	case *ast.IndexExpr:
		switch core(f.Info.TypeOf(e.X)).(type) {
		case *types.Slice, *types.Pointer:
			return true
		case *types.Array:
			return f.shared(e.X)
		}
	}
	return false
}

// opaque reports whether values of t look after themselves, as locks and atomic
// variables do.
func opaque(t types.Type) bool {
	named, ok := types.Unalias(t).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	path := named.Obj().Pkg().Path()
	_, iface := named.Underlying().(*types.Interface)
	return !iface && (path == "sync" || path == "sync/atomic")
}
