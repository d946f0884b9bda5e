package rewrite

import (
	"go/ast"
	"go/types"
	"slices"
)

// member is x.f, a field or a method, without the access to it.
func (f *file) member(e *ast.SelectorExpr) text {
	selection := f.Info.Selections[e]
	if selection == nil || selection.Kind() == types.MethodExpr {
		return f.copied(e.Pos(), e.End()) // of a package or a type
	}
	return join(f.base(e, selection), f.copied(e.X.End(), e.End()))
}

// base is what stands before the dot, so that its address or its value is
// taken, whichever the selection needs.
func (f *file) base(e *ast.SelectorExpr, selection *types.Selection) text {
	path := f.embedded(selection)
	x := f.place(e.X)
	_, pointer := selection.Recv().Underlying().(*types.Pointer)
	switch byValue := takesValue(selection); {
	case pointer && byValue && f.memory && len(selection.Index()) == 1:
		x = join(at(e.X.Pos(), prefix+".Load("), f.value(e.X), words(")"))
	case pointer, byValue && len(selection.Index()) == 1:
		x = f.value(e.X)
	}
	reachable := pointer || f.Info.Types[e.X].Addressable()
	for _, field := range path {
		x = join(x, words("."+field.Name()))
		if _, pointer := field.Type().Underlying().(*types.Pointer); pointer && reachable {
			x = join(at(e.X.Pos(), prefix+".Load(&"), x, words(")"))
		}
	}
	return x
}

// takesValue reports whether the selection is a method that gets a copy of what
// stands before the dot.
func takesValue(selection *types.Selection) bool {
	method, ok := selection.Obj().(*types.Func)
	if !ok || types.IsInterface(selection.Recv()) {
		return ok
	}
	_, pointer := method.Signature().Recv().Type().Underlying().(*types.Pointer)
	return !pointer
}

// takesAddress reports whether the selection is a method that gets the address
// of what stands before the dot, or of a part of it.
func takesAddress(selection *types.Selection) bool {
	if selection.Kind() != types.MethodVal || takesValue(selection) {
		return false
	}
	_, pointer := selection.Recv().Underlying().(*types.Pointer)
	_, through := passed(selection)
	return !pointer && !through
}

// embedded are the embedded fields that a selection passes through without
// naming them, if it reads a pointer on the way. Then they have to be named, or
// that read would stay invisible.
func (f *file) embedded(selection *types.Selection) []*types.Var {
	path, reads := passed(selection)
	foreign := func(v *types.Var) bool { return !v.Exported() && v.Pkg() != f.Types }
	if !f.memory || !reads || slices.ContainsFunc(path, foreign) {
		return nil
	}
	return path
}

// passed are the embedded fields that a selection passes through, and whether
// one of them is a pointer.
func passed(selection *types.Selection) (path []*types.Var, reads bool) {
	t := selection.Recv()
	for _, i := range selection.Index()[:len(selection.Index())-1] {
		if p, ok := core(t).(*types.Pointer); ok {
			t = p.Elem()
		}
		field := core(t).(*types.Struct).Field(i)
		t = field.Type()
		_, pointer := core(t).(*types.Pointer)
		reads = reads || pointer
		path = append(path, field)
	}
	return path, reads
}
