package policy

import (
	"go/ast"
)

// bodiesRule refuses a function without a body. What it does would be written
// in another language, in a file that is not handed in.
//
//	// WRONG
//	func add(p *int64, n int64)
//
//	// RIGHT
//	func add(p *int64, n int64) { atomic.AddInt64(p, n) }
var bodiesRule = Rule{
	Name: "bodies",
	Check: func(p *Pass) {
		for _, decl := range p.File.Decls {
			if f, ok := decl.(*ast.FuncDecl); ok && f.Body == nil {
				p.Reportf(f.Pos(), "%s has no body, so what it does stands nowhere in this file; write it in Go", f.Name.Name)
			}
		}
	},
}
