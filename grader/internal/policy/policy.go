package policy

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"slices"

	"interleave/grader"
)

// A Rule is one thing that a student's file must not do.
type Rule struct {
	Name  string      // as refusals and the corpus call it, "imports"
	Early bool        // is asked before names are resolved, to spare the resolver what it could not bear
	Check func(*Pass) // reports every place that breaks the rule
}

// rules are all rules, in the order in which the manual explains them.
var rules = []Rule{
	importsRule, printingRule, directivesRule, reservedRule, bodiesRule, initialRule,
	foreignRule, matchingRule, unneededRule, apartRule, arraysRule, complexityRule, genericsRule,
}

// Names lists the rules, in the order in which the manual explains them.
func Names() []string {
	var names []string
	for _, rule := range rules {
		names = append(names, rule.Name)
	}
	return names
}

// A Pass is what a rule sees of one file.
type Pass struct {
	Exercise grader.Exercise
	Fset     *token.FileSet
	File     *ast.File
	Types    *types.Package // what the file declares
	Info     *types.Info    // what names stand for; see [Pass.Package]

	reach    *reach
	rule     string
	refusals []grader.Refusal
}

// Check holds the student's source against every rule and returns what breaks
// one, in the order of the file. A source that does not parse breaks none: it
// will not be built, and the compiler's own words are better than ours.
func Check(ex grader.Exercise, source []byte) []grader.Refusal {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, ex.File, source, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		return nil
	}
	pass := &Pass{Exercise: ex, Fset: fset, File: file}
	pass.ask(true)
	if len(pass.refusals) == 0 {
		pass.resolve()
		pass.ask(false)
	}
	slices.SortStableFunc(pass.refusals, func(a, b grader.Refusal) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return slices.Compact(pass.refusals)
}

func (p *Pass) ask(early bool) {
	for _, rule := range rules {
		if rule.Early == early {
			p.rule = rule.Name
			rule.Check(p)
		}
	}
}

// Reportf refuses the file because of what stands at pos. The message says
// what, why, and what to use instead.
func (p *Pass) Reportf(pos token.Pos, format string, args ...any) {
	// Not Position: a //line directive would move the refusal elsewhere.
	at := p.Fset.PositionFor(pos, false)
	p.refusals = append(p.refusals, grader.Refusal{
		Rule: p.rule, File: p.Exercise.File, Line: at.Line, Column: at.Column,
		Message: fmt.Sprintf(format, args...),
	})
}
