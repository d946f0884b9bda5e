package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
)

// send: the value becomes the argument of a function that the one with the channel
// returns, and not of that one, because only then does it convert to the element
// type as it did in the statement.
func (f *file) send(n *ast.SendStmt) text {
	return join(
		at(n.Pos(), prefix+".Send("),
		f.node(n.Chan),
		words(")("),
		f.between(f.past(n.Arrow+2), n.Value.End(), n.Value),
		words(")"),
	)
}

// unary rewrites receives; of the other operators, & needs care.
func (f *file) unary(e *ast.UnaryExpr) text {
	switch e.Op {
	case token.ARROW:
		return f.receive(e)
	case token.AND:
		return f.address(e)
	}
	return f.below(e)
}

func (f *file) receive(e *ast.UnaryExpr) text {
	function := ".Recv("
	if _, pair := f.Info.TypeOf(e).(*types.Tuple); pair {
		function = ".Recv2("
	}
	return join(
		at(e.OpPos, prefix+function),
		f.between(f.past(e.OpPos+2), e.X.End(), e.X),
		words(")"),
	)
}
