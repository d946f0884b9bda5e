package policy

import (
	"go/ast"
	"go/types"
	"slices"
)

// A reach knows what the declarations of a file mention, and so what code can
// come to. Where it cannot know it errs on the side of more: a type that is
// mentioned comes with the methods that the standard library may call, and a
// method called through an interface, or on something whose type is not known,
// may be any that is called so.
type reach struct {
	pass    *Pass
	decls   map[types.Object]ast.Node // of functions, methods, and what stands at package level
	methods map[types.Object][]types.Object
	named   map[string][]types.Object // methods by name
}

func newReach(p *Pass) *reach {
	r := &reach{
		pass: p, decls: make(map[types.Object]ast.Node),
		methods: make(map[types.Object][]types.Object), named: make(map[string][]types.Object),
	}
	for _, decl := range p.File.Decls {
		switch d := decl.(type) {
		case *ast.FuncDecl:
			r.function(d)
		case *ast.GenDecl:
			for _, spec := range d.Specs {
				r.spec(spec)
			}
		}
	}
	return r
}

func (r *reach) function(d *ast.FuncDecl) {
	f, ok := r.pass.Info.Defs[d.Name].(*types.Func)
	if !ok {
		return
	}
	r.decls[f] = d
	if d.Recv == nil {
		return
	}
	r.named[f.Name()] = append(r.named[f.Name()], f)
	if of := owner(f); of != nil {
		r.methods[of] = append(r.methods[of], f)
	}
}

// owner is the type that a method belongs to, or nil.
func owner(f *types.Func) types.Object {
	recv := f.Signature().Recv()
	if recv == nil {
		return nil
	}
	t := types.Unalias(recv.Type())
	if pointer, ok := t.(*types.Pointer); ok {
		t = types.Unalias(pointer.Elem())
	}
	if named, ok := t.(*types.Named); ok {
		return named.Origin().Obj()
	}
	return nil
}

func (r *reach) spec(spec ast.Spec) {
	switch s := spec.(type) {
	case *ast.TypeSpec:
		if o := r.pass.Info.Defs[s.Name]; o != nil {
			r.decls[o] = s
		}
	case *ast.ValueSpec:
		for _, name := range s.Names {
			if o := r.pass.Info.Defs[name]; o != nil {
				r.decls[o] = s
			}
		}
	}
}

// A step is one node that was come to, and by way of which declarations.
type step struct {
	ast.Node
	via []types.Object
}

// from visits every node that can be come to from the roots, each once.
func (r *reach) from(roots []ast.Node, visit func(step)) {
	seen := make(map[ast.Node]bool)
	var queue []step
	add := func(n ast.Node, via []types.Object) {
		if n != nil && !seen[n] {
			seen[n] = true
			queue = append(queue, step{n, via})
		}
	}
	for _, n := range roots {
		add(n, nil)
	}
	for len(queue) > 0 {
		now := queue[0]
		queue = queue[1:]
		for n := range ast.Preorder(now.Node) {
			visit(step{n, now.via})
			if id, ok := n.(*ast.Ident); ok {
				for _, o := range r.mentioned(id) {
					add(r.decls[o], append(slices.Clip(now.via), o))
				}
			}
		}
	}
}

// mentioned are the declarations of this file that an identifier may stand for.
func (r *reach) mentioned(id *ast.Ident) []types.Object {
	switch o := r.pass.Info.Uses[id].(type) {
	case nil:
		if _, declared := r.pass.Info.Defs[id]; declared {
			return nil
		}
		return r.named[id.Name]
	case *types.TypeName:
		return append([]types.Object{o}, r.calledBack(o)...)
	case *types.Func:
		f := o.Origin()
		if recv := f.Signature().Recv(); recv != nil && types.IsInterface(recv.Type()) {
			return append([]types.Object{f}, r.named[f.Name()]...)
		}
		return []types.Object{f}
	default:
		return []types.Object{o}
	}
}

// calledBack are the methods of a type that the standard library may call.
func (r *reach) calledBack(o types.Object) []types.Object {
	return slices.DeleteFunc(slices.Clone(r.methods[o]), func(m types.Object) bool {
		return !slices.Contains(callbacks, m.Name())
	})
}

// callbacks are the methods of the interfaces of the allowed packages.
var callbacks = []string{
	"Deadline", "Done", "Err", "Error", "Format", "GoString", "Len", "Less", "Lock", "Pop", "Push",
	"String", "Swap", "Uint64", "Unlock", "Unwrap", "Value",
}

// roots are the declarations in which a type is made: its own, its methods', and
// those of the functions that return it.
func (r *reach) roots(of types.Object) []ast.Node {
	all := []ast.Node{r.decls[of]}
	for _, m := range r.methods[of] {
		all = append(all, r.decls[m])
	}
	for _, decl := range r.pass.File.Decls {
		d, ok := decl.(*ast.FuncDecl)
		if ok && d.Recv == nil && d.Type.Results != nil && r.names(d.Type.Results, of) {
			all = append(all, d)
		}
	}
	return all
}

// names reports whether the object is named below a node.
func (r *reach) names(n ast.Node, o types.Object) bool {
	for n := range ast.Preorder(n) {
		if id, ok := n.(*ast.Ident); ok && r.pass.Info.Uses[id] == o {
			return true
		}
	}
	return false
}
