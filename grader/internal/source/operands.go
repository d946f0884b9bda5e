package source

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// operands are the expressions that operations on a line are about, by the kind
// that steps have: on the line of "c.mu.Lock()" a lock is about "c.mu".
type operands map[place][]string

type place struct {
	line int
	kind string
}

// methods are what methods of sync, sync/atomic and so on do, by name alone:
// whether it really is one of theirs is settled by the step, which says what
// happened on the line.
var methods = map[string][]string{
	"Lock": {"lock"}, "RLock": {"rlock"}, "Unlock": {"unlock"}, "RUnlock": {"unlock"},
	"TryLock": {"trylock"}, "TryRLock": {"trylock"},
	"Load": {"load", "access"}, "Store": {"store", "access"},
	"Swap": {"update", "access"}, "CompareAndSwap": {"update", "access"}, "And": {"update"}, "Or": {"update"},
	"Add": {"add", "update"}, "Done": {"add"}, "Go": {"add"}, "Wait": {"wait"},
	"Signal": {"signal"}, "Broadcast": {"signal"}, "Do": {"once"}, "Err": {"access"},
	"Get": {"access"}, "Put": {"access"}, "LoadOrStore": {"access"}, "LoadAndDelete": {"access"},
	"Delete": {"access"}, "CompareAndDelete": {"access"}, "Range": {"access"}, "Clear": {"access"},
}

// collect finds the operands of the whole file.
func (f *File) collect() operands {
	all := make(operands)
	if f.tree == nil {
		return all
	}
	for n := range ast.Preorder(f.tree) {
		switch n := n.(type) {
		case *ast.CallExpr:
			f.call(all, n)
		case *ast.SendStmt:
			f.add(all, n.Arrow, "send", n.Chan)
		case *ast.UnaryExpr:
			if n.Op == token.ARROW {
				f.add(all, n.OpPos, "receive", n.X)
			}
		case *ast.RangeStmt:
			f.add(all, n.For, "receive", n.X)
		case *ast.DeferStmt:
			f.deferred(all, n)
		}
	}
	fields, variables := f.memory()
	all.complete(fields)
	all.complete(variables)
	return all
}

// complete adds operands on lines that have none of the kind yet.
func (all operands) complete(with operands) {
	for at, names := range with {
		if len(all[at]) == 0 {
			all[at] = names
		}
	}
}

func (f *File) call(all operands, call *ast.CallExpr) {
	switch fun := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		if len(call.Args) == 1 && (fun.Name == "close" || fun.Name == "len") {
			f.add(all, fun.Pos(), fun.Name, call.Args[0])
		}
	case *ast.SelectorExpr:
		for _, kind := range methods[fun.Sel.Name] {
			f.add(all, fun.Sel.Pos(), kind, fun.X)
		}
	}
}

// deferred operations happen where the function returns: on the lines of its
// returns and on that of its closing brace.
func (f *File) deferred(all operands, statement *ast.DeferStmt) {
	selector, ok := ast.Unparen(statement.Call.Fun).(*ast.SelectorExpr)
	if !ok {
		return
	}
	around := f.functions(f.line(statement.Pos()))
	if len(around) == 0 {
		return
	}
	function := around[0]
	ast.Inspect(function, func(n ast.Node) bool {
		end := token.NoPos
		switch n := n.(type) {
		case *ast.FuncLit, *ast.FuncDecl:
			if n != function {
				return false
			}
			end = n.End() - 1
		case *ast.ReturnStmt:
			end = n.Pos()
		}
		for _, kind := range methods[selector.Sel.Name] {
			if end.IsValid() {
				f.add(all, end, kind, selector.X)
			}
		}
		return true
	})
}

func (f *File) add(all operands, pos token.Pos, kind string, x ast.Expr) {
	at := place{f.line(pos), kind}
	name := types.ExprString(ast.Unparen(x))
	if name != "_" && !slices.Contains(all[at], name) {
		all[at] = append(all[at], name)
	}
}

func (f *File) line(pos token.Pos) int { return f.fset.PositionFor(pos, false).Line }
