package policy

import (
	"go/ast"
)

// reservedRule refuses functions that the go tool calls by itself. They run
// before the exercise's tests or in their place, so what they do would be
// judged as if a test had asked for it.
//
//	// WRONG
//	func init() { table = build() }
//	func TestMain(m *testing.M) { os.Exit(0) }
//
//	// RIGHT
//	var table = build() // or built by the constructor
var reservedRule = Rule{
	Name: "reserved",
	Check: func(p *Pass) {
		for _, decl := range p.File.Decls {
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv != nil {
				continue
			}
			switch f.Name.Name {
			case "init":
				p.Reportf(f.Pos(), "a function called init runs before anybody has asked for anything; give package variables their value where they are declared")
			case "main", "TestMain":
				p.Reportf(f.Pos(), "a function called %s would run in place of the exercise's tests; give it another name", f.Name.Name)
			}
		}
	},
}
