package rewrite

import (
	"go/ast"
	"go/token"
	"strings"
)

// operations are the functions that stand for x op= e on shared memory. They
// stop before the read and again before the write: an update is two accesses.
var operations = map[token.Token]string{
	token.ADD_ASSIGN:     "Add",
	token.SUB_ASSIGN:     "Sub",
	token.MUL_ASSIGN:     "Mul",
	token.QUO_ASSIGN:     "Div",
	token.REM_ASSIGN:     "Rem",
	token.AND_ASSIGN:     "And",
	token.OR_ASSIGN:      "Or",
	token.XOR_ASSIGN:     "Xor",
	token.AND_NOT_ASSIGN: "AndNot",
	token.SHL_ASSIGN:     "Shl",
	token.SHR_ASSIGN:     "Shr",
}

// update is x op= e, or x++ if there is no e.
func (f *file) update(n ast.Stmt, x ast.Expr, operation token.Token, e ast.Expr) text {
	value := words("1")
	if e != nil {
		value = f.node(e)
	}
	index, ok := ast.Unparen(x).(*ast.IndexExpr)
	switch {
	case !f.visible(x):
		return f.stays(n.(*ast.AssignStmt))
	case ok && f.mapType(index.X) != nil:
		return f.updateEntry(n, index, operation, e, value)
	}
	return join(
		at(n.Pos(), prefix+"."+operations[operation]+"(&"), f.place(x),
		words(", "), value, words(")"))
}

// updateEntry is m[k] op= e. The entry is read after e was evaluated, in which
// much can happen; only what has no calls in it may stay where it is.
func (f *file) updateEntry(n ast.Stmt, x *ast.IndexExpr, operation token.Token, e ast.Expr, value text) text {
	get, put, v := f.name("s"), f.name("s"), text(nil)
	operator := strings.TrimSuffix(operation.String(), "=")
	if e != nil && f.happens(e) && !f.untyped(e) {
		name := words(f.name("v"))
		v, value = join(name, words(" := "), value, words("; ")), name
	}
	return f.wrapped(n, join(
		words(get+", "+put+" := "), f.keyed("Entry", x), words("; "), v,
		words(put+"("+get+"() "+operator+" ("), value, words("))")))
}

// untyped reports whether e is a shift of an untyped constant, which takes its
// type from where it stands and so must stand there.
func (f *file) untyped(e ast.Expr) bool {
	shift, ok := ast.Unparen(e).(*ast.BinaryExpr)
	return ok && (shift.Op == token.SHL || shift.Op == token.SHR) && f.Info.Types[shift.X].Value != nil
}

// happens reports whether a call or a receive is in e.
func (f *file) happens(e ast.Expr) bool {
	for n := range ast.Preorder(e) {
		switch n := n.(type) {
		case *ast.CallExpr:
			if tv := f.Info.Types[n]; tv.Value == nil && !f.Info.Types[n.Fun].IsType() {
				return true
			}
		case *ast.UnaryExpr:
			if n.Op == token.ARROW {
				return true
			}
		}
	}
	return false
}
