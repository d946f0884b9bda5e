package policy

import (
	"fmt"
	"go/ast"
	"go/types"
)

// mostCopies is how often the compiler may have to write one function out.
const mostCopies = 10_000

// checkCopies refuses generic functions that call each other with more and more
// types: each call of a call is one more copy to compile. It belongs to the rule
// generics.
func checkCopies(p *Pass) {
	c := &copies{calls: make(map[string]map[string]string), totals: make(map[string]int)}
	var names []*ast.Ident
	for _, decl := range p.File.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok {
			if of := genericName(f); of != nil {
				names = append(names, of)
				c.follow(of.Name, f)
			}
		}
	}
	for _, name := range names {
		if c.total(name.Name) > mostCopies {
			p.Reportf(name.Pos(), "%s comes to more than %d copies for the compiler, one for each type that it and what it calls are called with; call them with the same type, or use an interface", name.Name, mostCopies)
			return
		}
	}
}

// genericName is the name under which copies of the function are counted: its
// own, or that of the generic type of which it is a method; nil if there is one
// copy only.
func genericName(f *ast.FuncDecl) *ast.Ident {
	if f.Type.TypeParams != nil {
		return f.Name
	}
	if f.Recv == nil {
		return nil
	}
	for n := range ast.Preorder(f.Recv) {
		switch n := n.(type) {
		case *ast.IndexExpr:
			id, _ := n.X.(*ast.Ident)
			return id
		case *ast.IndexListExpr:
			id, _ := n.X.(*ast.Ident)
			return id
		}
	}
	return nil
}

// A copies counts of how many copies of others a generic function makes use.
type copies struct {
	calls  map[string]map[string]string // by function: what it mentions, by how it is written
	totals map[string]int
}

// follow notes what a function mentions. What is written in the same way means
// the same copy, unless the compiler has to find out the types from values.
func (c *copies) follow(name string, f *ast.FuncDecl) {
	if c.calls[name] == nil {
		c.calls[name] = make(map[string]string)
	}
	ast.PreorderStack(f, nil, func(n ast.Node, above []ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok && len(above) > 0 {
			c.calls[name][asWritten(id, above[len(above)-1])] = id.Name
		}
		return true
	})
}

func asWritten(id *ast.Ident, parent ast.Node) string {
	switch n := parent.(type) {
	case *ast.IndexExpr:
		return types.ExprString(n)
	case *ast.IndexListExpr:
		return types.ExprString(n)
	case *ast.CallExpr:
		if n.Fun != id {
			break
		}
		for _, arg := range n.Args {
			if _, plain := arg.(*ast.Ident); !plain {
				return fmt.Sprint(id.Name, n.Pos())
			}
		}
		return types.ExprString(n)
	}
	return id.Name
}

// total is how many copies a name comes to, or any number above mostCopies. What
// calls itself does so with the types that it has.
func (c *copies) total(name string) int {
	if n, known := c.totals[name]; known {
		return n
	}
	c.totals[name] = 0
	total := 1
	for _, called := range c.calls[name] {
		if _, generic := c.calls[called]; generic {
			total = min(total+c.total(called), mostCopies+1)
		}
	}
	c.totals[name] = total
	return total
}
