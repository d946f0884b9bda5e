package rewrite

import (
	"go/ast"
	"go/token"
	"go/types"
)

// A loop that nobody can bound reports every turn, so that one which turns for
// ever without any visible operation is seen and can be told from a slow one.
const turn = " " + prefix + ".Loop();"

func (f *file) loop(n *ast.ForStmt) text {
	var head []ast.Node
	for _, part := range children(n) {
		if part != n.Body {
			head = append(head, part)
		}
	}
	return join(f.between(n.Pos(), n.Body.Pos(), head...), f.block(n.Body, words(turn)))
}

// branch: a jump by goto closes a loop just as well.
func (f *file) branch(n *ast.BranchStmt) text {
	if n.Tok != token.GOTO {
		return f.copied(n.Pos(), n.End())
	}
	return join(at(n.Pos(), prefix+".Loop(); "), f.copied(n.Pos(), n.End()))
}

// block is a block with some text put in at its start.
func (f *file) block(b *ast.BlockStmt, start text) text {
	return join(
		f.copied(b.Lbrace, b.Lbrace+1),
		start,
		f.between(b.Lbrace+1, b.End(), nodes(b.List)...),
	)
}

func (f *file) rangeLoop(n *ast.RangeStmt) text {
	switch core(f.Info.TypeOf(n.X)).(type) {
	case *types.Chan:
		return f.rangeChannel(n)
	case *types.Signature:
		return f.rangeHead(n, words(turn))
	}
	return f.rangeHead(n, nil)
}

// rangeHead keeps the statement a range loop, whose body starts with the given
// text. What the loop assigns to and does not declare may need words of its own,
// so it is assigned in the body from a new variable.
func (f *file) rangeHead(n *ast.RangeStmt, start text) text {
	head, operand := f.copied(n.For, n.Range), f.operand(n)
	if n.Tok == token.ASSIGN && !f.plain(n.Key, n.Value) {
		var assignment text
		head, assignment = f.outer(n)
		operand, start = f.counted(n, operand), join(start, assignment)
	}
	return join(
		head,
		f.copied(n.Range, n.X.Pos()), operand, f.copied(n.X.End(), n.Body.Lbrace),
		f.block(n.Body, start),
	)
}

// operand is what is ranged over. A map comes by its entries in an order that
// is the same in every run; the elements of a slice are read one by one.
func (f *file) operand(n *ast.RangeStmt) text {
	elements := f.memory && !blank(n.Value)
	switch core(f.Info.TypeOf(n.X)).(type) {
	case *types.Map:
		if f.memory {
			return join(at(n.X.Pos(), prefix+".Map("+prefix+".MapRead("), f.node(n.X), words("))"))
		}
		return join(at(n.X.Pos(), prefix+".Map("), f.node(n.X), words(")"))
	case *types.Slice:
		if elements {
			return join(at(n.X.Pos(), prefix+".Elements("), f.node(n.X), words(")"))
		}
	case *types.Pointer:
		if elements {
			return join(at(n.X.Pos(), prefix+".Elements(("), f.node(n.X), words(")[:])"))
		}
	case *types.Array:
		if !elements {
			return f.place(n.X) // only its length is asked for
		}
	}
	return f.node(n.X)
}

// rangeChannel becomes a loop of three clauses: it gives every turn its own
// variable, as a range loop does, and goes on from continue to the next
// receive.
func (f *file) rangeChannel(n *ast.RangeStmt) text {
	ranger := f.name("r")
	head, next, start := words(" := "+prefix+".Range("), "nil", text(nil)
	if !blank(n.Key) {
		v := words(f.name("v"))
		if n.Tok == token.DEFINE {
			v = f.copied(n.Key.Pos(), n.Key.End())
		} else {
			start = f.store([]ast.Expr{n.Key}, []text{v})
		}
		head, next = join(words(", "), v, words(" := "+prefix+".RangeV(")), "&"+flat(v)
	}
	return join(
		f.copied(n.For, n.For+3),
		at(n.For, " "+ranger), head,
		f.node(n.X),
		at(n.For, "); "+ranger+"("+next+"); "),
		f.block(n.Body, start),
	)
}
