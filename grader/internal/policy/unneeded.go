package policy

import (
	"go/ast"
	"slices"
)

// unneededRule refuses names of the standard library that the exercise's
// manifest lists, because no answer to this exercise needs them. The clock is
// the usual one: a lock does not get better by looking at it, and code that
// does can behave one way while it is being watched and another way otherwise.
//
//	// WRONG
//	if time.Since(start) > time.Second { // who says that the other one is done by now?
//		return l.value
//	}
//
//	// RIGHT
//	<-l.done
//	return l.value
var unneededRule = Rule{
	Name: "unneeded",
	Check: func(p *Pass) {
		for n := range ast.Preorder(p.File) {
			sel, ok := n.(*ast.SelectorExpr)
			if !ok {
				continue
			}
			path, ok := p.Package(sel.X)
			if name := path + "." + sel.Sel.Name; ok && slices.Contains(p.Exercise.Rules.Unneeded, name) {
				p.Reportf(sel.Pos(), "%s is of no use in this exercise: what happens must depend on what others have done, not on when; wait for them with a lock, a channel or a context", name)
			}
		}
	},
}
