package policy

import (
	"go/ast"
	"regexp"
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
			switch {
			case !ok || f.Recv != nil:
			case f.Name.Name == "init":
				p.Reportf(f.Pos(), "a function called init runs before anybody has asked for anything; give package variables their value where they are declared")
			case f.Name.Name == "main":
				p.Reportf(f.Pos(), "a function called main would run in place of the exercise's tests; give it another name")
			case testForm.MatchString(f.Name.Name):
				p.Reportf(f.Pos(), "the go tool takes a function called %s for a test of the course's; give it another name, or put it into a test file of your own", f.Name.Name)
			}
		}
	},
}

// testForm is what go test calls: no lower-case letter follows the first word,
// so that Testify is a name like any other.
var testForm = regexp.MustCompile(`^(Test|Benchmark|Fuzz|Example)($|[^\p{Ll}])`)
