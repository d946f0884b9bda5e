package policy

import (
	"go/ast"
	"slices"
	"strings"
)

// printingRule refuses what reads or writes: of package fmt it lets in only what
// builds strings and errors, and of the builtins neither print nor println.
// Nobody reads what an exercise prints, and no word of it can be told from the
// grader's own.
//
//	// WRONG
//	fmt.Println("sold", n)
//	println(n)
//
//	// RIGHT
//	return fmt.Errorf("only %d seats", n)
var printingRule = Rule{
	Name: "printing",
	Check: func(p *Pass) {
		for n := range ast.Preorder(p.File) {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				checkFmt(p, n)
			case *ast.CallExpr:
				checkPrint(p, n)
			}
		}
	},
}

// fmtAllowed are the names of fmt that build strings and errors.
var fmtAllowed = []string{
	"Append", "Appendf", "Appendln", "Errorf", "FormatString", "Formatter",
	"GoStringer", "Sprint", "Sprintf", "Sprintln", "State", "Stringer",
}

func checkFmt(p *Pass, sel *ast.SelectorExpr) {
	path, ok := p.Package(sel.X)
	if !ok || path != "fmt" || slices.Contains(fmtAllowed, sel.Sel.Name) {
		return
	}
	instead := "fmt.Sprintf or fmt.Errorf build text to return"
	if strings.Contains(strings.ToLower(sel.Sel.Name), "scan") {
		instead = "strconv reads numbers from text"
	}
	p.Reportf(sel.Pos(), "fmt.%s reads or writes outside the program, where no exercise has anything to do; %s", sel.Sel.Name, instead)
}

// checkPrint looks at calls only: a builtin cannot be used in any other way.
func checkPrint(p *Pass, call *ast.CallExpr) {
	if name := p.Builtin(call.Fun); name == "print" || name == "println" {
		p.Reportf(call.Fun.Pos(), "the builtin %s writes where nobody reads it; return a value or an error, or look at the timeline of a failure", name)
	}
}
