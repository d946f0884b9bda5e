package rewrite

import (
	"fmt"
	"go/ast"
	"go/types"
	"strings"
)

// spawn keeps a real go statement, so that race reports name it. Function and
// arguments are evaluated by it as before.
func (f *file) spawn(n *ast.GoStmt) text {
	call := n.Call
	switch builtin := f.builtin(call.Fun); {
	case builtin == "close":
		return join(
			f.copied(n.Go, call.Pos()),
			at(call.Pos(), prefix+".Go("+prefix+".Closing"), f.arguments(call), words(")()"))
	case builtin == "delete" && f.memory && f.mapType(call.Args[0]) != nil:
		return join(
			f.copied(n.Go, call.Pos()),
			at(call.Pos(), prefix+".Go("), f.deletion(call), words(")()"))
	case builtin != "" || f.inferred(call.Fun):
		return join(f.copied(n.Go, call.Pos()), f.bound(call))
	}
	return join(
		f.copied(n.Go, call.Pos()),
		at(call.Pos(), prefix+".Go("), f.node(call.Fun), words(")"),
		f.copied(call.Fun.End(), call.Lparen), f.arguments(call))
}

// inferred reports whether the arguments of a call say which instance of a
// generic function fun is. Without them it is no value that could be wrapped.
func (f *file) inferred(fun ast.Expr) bool {
	fun = ast.Unparen(fun)
	given := 0
	switch index := fun.(type) {
	case *ast.IndexExpr:
		fun, given = ast.Unparen(index.X), 1
	case *ast.IndexListExpr:
		fun, given = ast.Unparen(index.X), len(index.Indices)
	}
	if sel, ok := fun.(*ast.SelectorExpr); ok {
		fun = sel.Sel
	}
	id, ok := fun.(*ast.Ident)
	if !ok {
		return false
	}
	instance, ok := f.Info.Instances[id]
	return ok && given < instance.TypeArgs.Len()
}

// bound is a call that is no call of a function value, wrapped: a function
// literal takes the arguments now, and the one it returns makes the call.
func (f *file) bound(call *ast.CallExpr) text {
	var names []string
	var values, args []text
	for _, arg := range call.Args {
		if tv := f.Info.Types[arg]; tv.IsNil() || tv.IsType() || tv.Value != nil {
			args = append(args, f.node(arg))
			continue
		}
		values = append(values, f.node(arg))
		for range f.results(arg) {
			name := f.name("a")
			names, args = append(names, name), append(args, words(name))
		}
	}
	var taken text
	if len(names) > 0 {
		taken = join(words(strings.Join(names, ", ")+" := "), list(values), words("; "))
	}
	function := f.copied(call.Fun.Pos(), call.Fun.End())
	if builtin := f.builtin(call.Fun); builtin == "clear" || builtin == "copy" {
		if moving := f.moving(call); moving != "" {
			function = words(moving)
		}
	}
	dots := ""
	if call.Ellipsis.IsValid() {
		dots = "..."
	}
	return join(
		at(call.Pos(), prefix+".Go(func() func() { "), taken,
		at(call.Pos(), "return func() { "), function,
		words("("), list(args), words(fmt.Sprintf("%s) } }())()", dots)))
}

// results is how many values e has.
func (f *file) results(e ast.Expr) int {
	if tuple, ok := f.Info.TypeOf(e).(*types.Tuple); ok {
		return tuple.Len()
	}
	return 1
}
