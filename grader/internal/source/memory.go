package source

import (
	"go/ast"
	"go/token"
	"path"
	"strconv"
)

// memory finds the operands of plain loads and stores: those that name a field,
// an element or a pointer, and apart from them those that only name a variable,
// which is most often nobody else's.
func (f *File) memory() (fields, variables operands) {
	m := reading{File: f, fields: make(operands), variables: make(operands)}
	for n := range ast.Preorder(f.tree) {
		switch n := n.(type) {
		case *ast.IncDecStmt:
			m.add(m.fields, n.Pos(), "store", n.X)
			m.add(m.fields, n.Pos(), "load", n.X)
		case *ast.AssignStmt:
			m.assign(n)
		case *ast.ReturnStmt, *ast.IfStmt, *ast.ExprStmt, *ast.ForStmt, *ast.ValueSpec:
			m.reads(n)
		}
	}
	return m.fields, m.variables
}

// A reading collects what plain statements read and write.
type reading struct {
	*File
	fields, variables operands
}

func (m reading) assign(n *ast.AssignStmt) {
	for _, x := range n.Lhs {
		if n.Tok == token.DEFINE {
			break // a new variable is nobody else's
		}
		m.add(m.fields, x.Pos(), "store", x)
		if n.Tok != token.ASSIGN {
			m.add(m.fields, x.Pos(), "load", x)
		}
	}
	for _, x := range n.Rhs {
		m.reads(x)
	}
}

// reads adds what is read in a statement or expression, blocks inside of it
// aside: they have statements of their own.
func (m reading) reads(n ast.Node) {
	ast.Inspect(n, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.BlockStmt, *ast.FuncLit, *ast.KeyValueExpr:
			return false
		case *ast.CallExpr:
			for _, arg := range n.Args {
				m.reads(arg)
			}
			return false
		case *ast.SelectorExpr:
			if !m.imported(n.X) {
				m.add(m.fields, n.Pos(), "load", n)
			}
			return false
		case *ast.StarExpr, *ast.IndexExpr:
			m.add(m.fields, n.Pos(), "load", n.(ast.Expr))
			return false
		case *ast.Ident:
			m.add(m.variables, n.Pos(), "load", n)
		}
		return true
	})
}

// imported reports whether x is spelt like a package that the file imports.
func (m reading) imported(x ast.Expr) bool {
	id, ok := x.(*ast.Ident)
	if !ok {
		return false
	}
	for _, spec := range m.tree.Imports {
		if p, err := strconv.Unquote(spec.Path.Value); err == nil && path.Base(p) == id.Name {
			return true
		}
	}
	return false
}
