package rewrite

import (
	"cmp"
	"go/ast"
	"slices"
)

// Names that the rewritten text brings in. A file that has such names already
// is refused.
const (
	prefix      = "il__"
	explorePath = "interleave/grader/explore"
	shimPath    = explorePath + "/shim"
)

// whole is the new text of the file.
func (f *file) whole() text {
	var decls []ast.Node
	for _, d := range f.syntax.Decls {
		decls = append(decls, d)
	}
	name := f.syntax.Name.End()
	rest := f.between(name, f.syntax.FileEnd, decls...)
	return join(
		f.copied(f.syntax.FileStart, name),
		words("; import "+prefix+" \""+shimPath+"\""), join(f.imports...), f.testImports(),
		rest,
		words("\nvar _ = "+prefix+".Loop\n"),
	)
}

// node is the new text of a node: a rule's, or the old text with the nodes
// below rewritten.
func (f *file) node(n ast.Node) text {
	switch n := n.(type) {
	case ast.Expr:
		return f.value(n)
	case *ast.ImportSpec:
		return f.importSpec(n)
	case *ast.FuncDecl:
		return f.function(n)
	case *ast.GoStmt:
		return f.spawn(n)
	case *ast.SendStmt:
		return f.send(n)
	case *ast.SelectStmt:
		return f.selection(n)
	case *ast.ForStmt:
		return f.loop(n)
	case *ast.RangeStmt:
		return f.rangeLoop(n)
	case *ast.BranchStmt:
		return f.branch(n)
	case *ast.AssignStmt:
		return f.assign(n)
	case *ast.ValueSpec:
		return f.valueSpec(n)
	case *ast.IncDecStmt:
		return f.incDec(n)
	}
	return f.below(n)
}

// value is the new text of an expression that is evaluated. Types and constants
// stay: nothing happens in them at run time, and a constant must remain one.
func (f *file) value(e ast.Expr) text {
	if tv := f.Info.Types[e]; tv.IsType() || tv.Value != nil {
		return f.copied(e.Pos(), e.End())
	}
	switch e := e.(type) {
	case *ast.UnaryExpr:
		return f.unary(e)
	case *ast.CallExpr:
		return f.call(e)
	case *ast.CompositeLit:
		return f.literal(e)
	case *ast.SliceExpr:
		return f.sliced(e)
	case *ast.Ident, *ast.SelectorExpr, *ast.StarExpr:
		return f.load(e)
	case *ast.IndexExpr:
		if f.memory && f.mapType(e.X) != nil {
			return f.lookup(e)
		}
		return f.load(e)
	}
	return f.below(e)
}

// below is the old text of n with the nodes below it rewritten.
func (f *file) below(n ast.Node) text {
	return f.between(n.Pos(), n.End(), children(n)...)
}

// children are the nodes directly below n in which something can happen at run
// time, in source order, which is not always the order of the syntax tree.
func children(n ast.Node) []ast.Node {
	var all []ast.Node
	ast.Inspect(n, func(c ast.Node) bool {
		switch c.(type) {
		case nil, *ast.CommentGroup, *ast.FieldList, *ast.FuncType, *ast.TypeSpec:
			return false
		}
		if c != n {
			all = append(all, c)
		}
		return c == n
	})
	slices.SortStableFunc(all, func(a, b ast.Node) int { return cmp.Compare(a.Pos(), b.Pos()) })
	return all
}
