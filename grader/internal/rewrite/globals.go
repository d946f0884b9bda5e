package rewrite

import (
	"fmt"
	"go/ast"
	"go/token"
	"go/types"
	"strings"
)

// function is a function's declaration. An init function gets a name, so that
// it can run again for the next schedule.
func (f *file) function(n *ast.FuncDecl) text {
	switch kind := f.testKind(n); {
	case kind != "":
		return f.test(n, kind)
	case n.Body == nil || n.Recv != nil || n.Name.Name != "init":
		return f.below(n)
	}
	name := fmt.Sprintf("%sinit%d", prefix, len(f.inits)+1)
	f.inits = append(f.inits, name)
	return join(
		f.copied(n.Pos(), n.Name.Pos()), words(name), f.between(n.Name.End(), n.End(), n.Body))
}

// reset returns what stands at the end of each file so that the package can be
// brought back to the state in which a program starts: a function that zeroes
// its variables, sets them up in the order that the language prescribes, over
// all files, and runs the init functions. Variables are set in the file that
// declares them, whose imports their initial values need. The same function
// sets the package up when the program starts, if it is to be set up at all:
// one binary may hold many packages that must not see each other. A package
// without state registers too: that is how a binary knows that it is controlled.
func (u *unit) reset(files []*file) []text {
	tails := make([]text, len(files))
	steps := u.zeroed(files)
	for _, init := range u.Info.InitOrder {
		for i, f := range files {
			if f.tok == u.Fset.File(init.Rhs.Pos()) {
				name, t := f.setup(init)
				tails[i] = append(tails[i], t...)
				steps = append(steps, name+"()")
			}
		}
	}
	for _, name := range u.inits {
		steps = append(steps, name+"()")
	}
	last := len(files) - 1
	tails[last] = append(tails[last], piece{words: fmt.Sprintf(
		"\nfunc %[1]sreset() { %[2]s }\nfunc init() { %[1]s.Package(%[3]q, %[1]sreset) }\n",
		prefix, strings.Join(steps, "; "), u.Types.Path())})
	return tails
}

// zeroed are the steps that zero every package variable.
func (u *unit) zeroed(files []*file) []string {
	var steps []string
	for _, f := range files {
		for _, d := range f.syntax.Decls {
			decl, ok := d.(*ast.GenDecl)
			if !ok || decl.Tok != token.VAR {
				continue
			}
			for _, s := range decl.Specs {
				for _, name := range s.(*ast.ValueSpec).Names {
					if !blank(name) {
						steps = append(steps, prefix+".Zero(&"+name.Name+")")
					}
				}
			}
		}
	}
	return steps
}

// setup is a function that sets package variables to their initial values.
func (f *file) setup(init *types.Initializer) (name string, t text) {
	f.setups++
	name = fmt.Sprintf("%ssetup%d", prefix, f.setups)
	return name, join(
		words("\nfunc "+name+"() { "), f.initialised(init), words(" = "), f.node(init.Rhs), words(" }\n"))
}

// initialised is the left side of the assignment of initial values. A blank
// variable is declared anew where it has a type: its value may need that.
func (f *file) initialised(init *types.Initializer) text {
	var names []text
	for _, v := range init.Lhs {
		names = append(names, words(v.Name()))
	}
	if len(names) > 1 || init.Lhs[0].Name() != "_" {
		return list(names)
	}
	if t := f.writtenType(init.Rhs); t != nil {
		return join(words("var _ "), words(flat(f.copied(t.Pos(), t.End()))))
	}
	return words("_")
}

// writtenType is the type that stands in the declaration of the variable with
// this initial value, or nil.
func (f *file) writtenType(value ast.Expr) ast.Expr {
	for spec := range ast.Preorder(f.syntax) {
		if spec, ok := spec.(*ast.ValueSpec); ok && spec.Pos() <= value.Pos() && value.End() <= spec.End() {
			return spec.Type
		}
	}
	return nil
}
