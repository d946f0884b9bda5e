package rewrite

import (
	"go/ast"
	"go/types"
)

// call rewrites calls of predeclared functions that touch channels or maps. The
// capacity of a channel never changes, so cap stays.
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
	case "clear":
		if f.memory && f.mapType(e.Args[0]) != nil {
			return join(at(e.Pos(), prefix+".Clear"), f.arguments(e))
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
		return join(at(e.Pos(), prefix+".To"), f.arguments(e), words(".Len()"))
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
		at(e.Pos(), prefix+".In("),
		f.node(e.Args[0]),
		words(").At("),
		f.node(e.Args[1]),
		words(").Delete"),
	)
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
