package rewrite

import (
	"go/ast"
	"go/types"
)

// call rewrites calls of predeclared functions that touch channels, maps or the
// elements of slices. The capacity of a channel never changes, so cap stays.
func (f *file) call(e *ast.CallExpr) text {
	switch f.builtin(e.Fun) {
	case "close":
		return join(at(e.Pos(), prefix+".Close"), f.arguments(e))
	case "len":
		return f.length(e)
	case "delete":
		if f.memory && f.mapType(e.Args[0]) != nil {
			return join(f.deletion(e), words("()"))
		}
	case "clear", "copy":
		if function := f.moving(e); function != "" {
			return join(at(e.Pos(), function), f.arguments(e))
		}
	case "append":
		if f.memory && len(e.Args) > 1 {
			return f.appended(e)
		}
	case "Sizeof", "Alignof", "Offsetof":
		return f.copied(e.Pos(), e.End()) // the operand is not evaluated
	}
	return f.below(e)
}

// length: a channel that can only be sent to has no common form with one that
// can be received from, so it goes another way.
func (f *file) length(e *ast.CallExpr) text {
	ch := f.channel(e.Args[0])
	switch {
	case ch != nil && ch.Dir() == types.SendOnly:
		return join(at(e.Pos(), prefix+".LenOut"), f.arguments(e))
	case ch != nil:
		return join(at(e.Pos(), prefix+".Len"), f.arguments(e))
	case f.memory && f.mapType(e.Args[0]) != nil:
		return join(
			f.copied(e.Pos(), e.Lparen+1), words(prefix+".MapRead"), f.arguments(e), words(")"))
	}
	return f.below(e)
}

// deletion is the function that delete(m, k) calls.
func (f *file) deletion(e *ast.CallExpr) text {
	return join(
		at(e.Pos(), prefix+".Delete("),
		f.node(e.Args[0]),
		words(")("),
		f.node(e.Args[1]),
		words(")"),
	)
}

// moving is the function that stands for clear or copy, or "" if it stays.
func (f *file) moving(e *ast.CallExpr) string {
	first := core(f.Info.TypeOf(e.Args[0]))
	_, slice := first.(*types.Slice)
	_, isMap := first.(*types.Map)
	clearing := f.builtin(e.Fun) == "clear"
	switch {
	case !f.memory || !slice && !isMap:
		return ""
	case !clearing && core(f.Info.TypeOf(e.Args[1])) == nil:
		return "" // text or a slice
	case clearing && isMap:
		return prefix + ".Clear"
	case clearing:
		return prefix + ".ClearSlice"
	case f.isText(e.Args[1]):
		return prefix + ".CopyText"
	}
	return prefix + ".Copy"
}

// appended is append(s, …) with something to append.
func (f *file) appended(e *ast.CallExpr) text {
	s, rest := e.Args[0], e.Args[1:]
	function, values := ".Append(", f.between(rest[0].Pos(), e.End(), nodes(rest)...)
	if e.Ellipsis.IsValid() {
		function, values = ".AppendAll(", join(f.node(rest[0]), words(")"))
		if f.isText(rest[0]) {
			values = join(words("[]byte("), values, words(")"))
		}
	}
	return join(at(e.Pos(), prefix+function), f.node(s), words(")("), values)
}

// isText reports whether e is a string, or may be one, where a slice may stand as
// well.
func (f *file) isText(e ast.Expr) bool {
	switch under := core(f.Info.TypeOf(e)).(type) {
	case *types.Basic:
		return under.Info()&types.IsString != 0
	case nil:
		return true // of a type parameter that is either
	}
	return false
}

// arguments are the rewritten arguments of a call in their parentheses.
func (f *file) arguments(e *ast.CallExpr) text {
	return f.between(e.Lparen, e.End(), nodes(e.Args)...)
}

func nodes[N ast.Node](all []N) []ast.Node {
	out := make([]ast.Node, len(all))
	for i, n := range all {
		out[i] = n
	}
	return out
}
