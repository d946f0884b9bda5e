package policy

import (
	"go/ast"
	"go/token"
	"go/types"
	"slices"
)

// initialRule refuses package variables whose initial value starts something.
// They are set up before anybody has asked for anything, and again before every
// schedule, so a goroutine or a timer from there would belong to nobody: nobody
// waits for it, and nobody can tell it from a leak.
//
//	// WRONG
//	var jobs = start()
//
//	func start() chan func() {
//		c := make(chan func())
//		go work(c)
//		return c
//	}
//
//	// RIGHT
//	var jobs = make(chan func())
//	var ErrClosed = errors.New("closed")
//
//	func NewExecutor() *Executor {
//		e := &Executor{jobs: make(chan func())}
//		go e.work()
//		return e
//	}
var initialRule = Rule{
	Name: "initial",
	Check: func(p *Pass) {
		refused := make(map[ast.Node]bool)
		for _, decl := range p.File.Decls {
			d, ok := decl.(*ast.GenDecl)
			if !ok || d.Tok != token.VAR {
				continue
			}
			for _, spec := range d.Specs {
				for _, value := range spec.(*ast.ValueSpec).Values {
					checkInitial(p, value, refused)
				}
			}
		}
	},
}

// checkInitial refuses each place once, however many variables lead there.
func checkInitial(p *Pass, value ast.Expr, refused map[ast.Node]bool) {
	for _, call := range atOnce(p, value) {
		p.reach.from([]ast.Node{call}, func(s step) {
			if what := starts(p, s.Node); what != "" && !refused[s.Node] {
				refused[s.Node] = true
				p.Reportf(s.Pos(), "%s starts before anybody has asked for anything, for the package variable on line %d needs it; start it in a constructor or on the first call",
					what, p.Fset.PositionFor(value.Pos(), false).Line)
			}
		})
	}
}

// atOnce are the calls that evaluating a value makes: not those in functions
// that are only kept for later.
func atOnce(p *Pass, value ast.Expr) []ast.Node {
	var calls []ast.Node
	ast.Inspect(value, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.FuncLit:
			return false
		case *ast.CallExpr:
			if f := p.Function(n); f != nil && slices.Contains(later, f.FullName()) {
				return false
			}
			calls = append(calls, n)
			return false
		}
		return true
	})
	return calls
}

// later are functions that call what they are given only when they are asked.
var later = []string{"sync.OnceFunc", "sync.OnceValue", "sync.OnceValues"}

// starts says what a node starts: a goroutine, or something that calls back
// when time has passed.
func starts(p *Pass, n ast.Node) string {
	switch n := n.(type) {
	case *ast.GoStmt:
		return "a goroutine"
	case *ast.Ident:
		if f, ok := p.Info.Uses[n].(*types.Func); ok && slices.Contains(starters, f.FullName()) {
			return f.FullName()
		}
	}
	return ""
}

var starters = []string{
	"context.AfterFunc", "context.WithDeadline", "context.WithDeadlineCause", "context.WithTimeout", "context.WithTimeoutCause",
	"time.After", "time.AfterFunc", "time.NewTicker", "time.NewTimer", "time.Sleep", "time.Tick", "(*sync.WaitGroup).Go",
}
