package policy

import (
	"go/ast"
	"go/types"
	"slices"
	"strings"

	"interleave/grader"
)

// apartRule keeps a type that the exercise wants built from something else away
// from packages that have it ready made. It follows what the type is made of,
// its methods, the functions that return it, and whatever those use: other
// types, package variables, helpers, interfaces.
//
//	// WRONG, if Lock is to be built from a channel
//	type Lock struct{ guard guard }
//	type guard = sync.Mutex
//
//	// RIGHT
//	type Lock struct{ held chan struct{} }
var apartRule = Rule{
	Name: "apart",
	Check: func(p *Pass) {
		for _, rule := range p.Exercise.Rules.Apart {
			if of := p.Types.Scope().Lookup(rule.Type); of != nil {
				keepApart(p, of, rule)
			}
		}
	},
}

func keepApart(p *Pass, of types.Object, rule grader.Apart) {
	p.reach.from(p.reach.roots(of), func(s step) {
		id, ok := s.Node.(*ast.Ident)
		if !ok {
			return
		}
		if path, ok := p.Package(id); ok && slices.Contains(rule.From, path) {
			p.Reportf(id.Pos(), "%s reaches package %s here%s, but it is %s", rule.Type, path, s.way(rule.Type), rule.Reason)
		}
		if name := ready(p, id, rule.From); name != "" {
			p.Reportf(id.Pos(), "%s may be calling a %s here%s, but it is %s; call the method on a type of your own, not on an interface",
				rule.Type, name, s.way(rule.Type), rule.Reason)
		}
	})
}

// way names the declarations between a type and what it reaches.
func (s step) way(of string) string {
	var names []string
	for _, o := range s.via {
		if o.Name() != of {
			names = append(names, o.Name())
		}
	}
	if len(names) == 0 {
		return ""
	}
	return " by way of " + strings.Join(names, ", ")
}

// ready is the type of one of the packages whose method a call through an
// interface may call, as "sync.Mutex", or "".
func ready(p *Pass, id *ast.Ident, from []string) string {
	f, ok := p.Info.Uses[id].(*types.Func)
	if !ok || f.Signature().Recv() == nil {
		return ""
	}
	wanted, ok := f.Signature().Recv().Type().Underlying().(*types.Interface)
	if !ok {
		return ""
	}
	for _, imported := range p.Types.Imports() {
		if !slices.Contains(from, imported.Path()) {
			continue
		}
		for _, name := range imported.Scope().Names() {
			t := imported.Scope().Lookup(name).Type()
			if !types.IsInterface(t) && types.Implements(types.NewPointer(t), wanted) {
				return imported.Name() + "." + name
			}
		}
	}
	return ""
}
