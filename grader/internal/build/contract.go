package build

import (
	"cmp"
	"fmt"
	"go/token"
	"go/types"
	"slices"

	"interleave/grader"
)

// A contract holds the exported API of a student's package against the stub's,
// which is what the suite is written for. What the student adds is free, and so
// is what a type is made of as long as it shows no fields.
//
// The comparison is ours and not the compiler's: an error in the suite would
// name a line that the student has not written.
type contract struct {
	fset       *token.FileSet
	stub, mine *types.Package
	file       string // base name of the student's file
	breaches   []grader.CompileError
}

// check returns every place in which the API differs, in the stub's order.
func (c *contract) check() []grader.CompileError {
	for _, want := range exported(c.stub.Scope()) {
		mine := c.mine.Scope().Lookup(want.Name())
		if mine == nil {
			c.missing(want)
			continue
		}
		c.object(want, mine)
	}
	return c.breaches
}

// exported lists a scope's exported objects in the order in which they are
// declared.
func exported(scope *types.Scope) []types.Object {
	var all []types.Object
	for _, name := range scope.Names() {
		if token.IsExported(name) {
			all = append(all, scope.Lookup(name))
		}
	}
	slices.SortFunc(all, func(a, b types.Object) int { return cmp.Compare(a.Pos(), b.Pos()) })
	return all
}

func (c *contract) object(want, mine types.Object) {
	if kind(want) != kind(mine) {
		c.breach(mine, "%s is %s; the exercise fixes %s", mine.Name(), kind(mine), c.show(want))
		return
	}
	switch want := want.(type) {
	case *types.TypeName:
		c.named(want, mine.(*types.TypeName))
	case *types.Func:
		c.signature(want.Name(), want, mine)
	default:
		if !c.identical(want.Type(), mine.Type()) {
			c.breach(mine, "%s has the type %s; the exercise fixes %s", mine.Name(), c.text(mine.Type()), c.text(want.Type()))
		}
	}
}

func kind(object types.Object) string {
	switch object.(type) {
	case *types.TypeName:
		return "a type"
	case *types.Func:
		return "a function"
	case *types.Var:
		return "a variable"
	case *types.Const:
		return "a constant"
	}
	return "something else"
}

func (c *contract) signature(name string, want, mine types.Object) {
	if !c.identical(want.Type(), mine.Type()) {
		c.breach(mine, "%s has the signature %s; the exercise fixes %s", name, c.text(mine.Type()), c.text(want.Type()))
	}
}

func (c *contract) missing(want types.Object) {
	c.breaches = append(c.breaches, grader.CompileError{
		File: c.file, Message: fmt.Sprintf("%s is missing; the exercise fixes %s", want.Name(), c.show(want)),
	})
}

func (c *contract) breach(mine types.Object, format string, args ...any) {
	c.breaches = append(c.breaches, at(c.fset, mine.Pos(), format, args...))
}

// show is the declaration as the student would write it.
func (c *contract) show(object types.Object) string {
	if name, ok := object.(*types.TypeName); ok {
		return "type " + name.Name()
	}
	return types.ObjectString(object, c.qualify)
}

func (c *contract) text(t types.Type) string { return types.TypeString(t, c.qualify) }

// qualify leaves out the exercise's own package and shortens others to their
// names, as in the source.
func (c *contract) qualify(p *types.Package) string {
	if p == c.stub || p == c.mine {
		return ""
	}
	return p.Name()
}
