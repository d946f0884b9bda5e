package build

import (
	"go/types"
)

// identical is [types.Identical] between the stub's package and the student's:
// a type that both declare under one name counts as the same, and type
// parameters count by their place.
func (c *contract) identical(want, have types.Type) bool {
	want, have = types.Unalias(want), types.Unalias(have)
	switch w := want.(type) {
	case *types.Named:
		h, ok := have.(*types.Named)
		return ok && c.sameName(w.Obj(), h.Obj()) && c.sameArgs(w.TypeArgs(), h.TypeArgs())
	case *types.TypeParam:
		h, ok := have.(*types.TypeParam)
		return ok && w.Index() == h.Index()
	case *types.Pointer:
		h, ok := have.(*types.Pointer)
		return ok && c.identical(w.Elem(), h.Elem())
	case *types.Slice:
		h, ok := have.(*types.Slice)
		return ok && c.identical(w.Elem(), h.Elem())
	case *types.Array:
		h, ok := have.(*types.Array)
		return ok && w.Len() == h.Len() && c.identical(w.Elem(), h.Elem())
	case *types.Chan:
		h, ok := have.(*types.Chan)
		return ok && w.Dir() == h.Dir() && c.identical(w.Elem(), h.Elem())
	case *types.Map:
		h, ok := have.(*types.Map)
		return ok && c.identical(w.Key(), h.Key()) && c.identical(w.Elem(), h.Elem())
	case *types.Signature:
		h, ok := have.(*types.Signature)
		return ok && c.sameSignature(w, h)
	case *types.Basic:
		return types.Identical(want, have)
	}
	// Structs, interfaces and unions spelt out in a signature: written alike.
	return c.text(want) == c.text(have)
}

func (c *contract) sameName(want, have *types.TypeName) bool {
	if want.Pkg() == c.stub {
		return have.Pkg() == c.mine && want.Name() == have.Name()
	}
	return want == have
}

func (c *contract) sameArgs(want, have *types.TypeList) bool {
	if want.Len() != have.Len() {
		return false
	}
	for i := range want.Len() {
		if !c.identical(want.At(i), have.At(i)) {
			return false
		}
	}
	return true
}

func (c *contract) sameSignature(want, have *types.Signature) bool {
	return want.Variadic() == have.Variadic() &&
		c.sameParams(want.TypeParams(), have.TypeParams()) &&
		c.sameTuple(want.Params(), have.Params()) &&
		c.sameTuple(want.Results(), have.Results())
}

func (c *contract) sameTuple(want, have *types.Tuple) bool {
	if want.Len() != have.Len() {
		return false
	}
	for i := range want.Len() {
		if !c.identical(want.At(i).Type(), have.At(i).Type()) {
			return false
		}
	}
	return true
}

func (c *contract) sameParams(want, have *types.TypeParamList) bool {
	if want.Len() != have.Len() {
		return false
	}
	for i := range want.Len() {
		if !c.identical(want.At(i).Constraint(), have.At(i).Constraint()) {
			return false
		}
	}
	return true
}
