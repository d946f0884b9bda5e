package build

import (
	"go/types"
)

// named compares two types of the same name: their parameters, what can be seen
// of what they are made of, and their methods.
func (c *contract) named(want, mine *types.TypeName) {
	a, ok := want.Type().(*types.Named)
	if !ok {
		return // the stub declares no aliases
	}
	b, ok := mine.Type().(*types.Named)
	if !ok || mine.IsAlias() {
		c.breach(mine, "%s is another name for %s; the exercise fixes a type of its own", mine.Name(), c.text(types.Unalias(mine.Type())))
		return
	}
	if !c.sameParams(a.TypeParams(), b.TypeParams()) {
		c.breach(mine, "%s has other type parameters than the exercise fixes, which are those of %s", mine.Name(), c.text(a))
		return
	}
	c.form(mine, a.Underlying(), b.Underlying())
	c.methods(mine, a, b)
}

// form compares what two types are made of. A struct without exported fields
// may be anything that is not an interface: nobody outside can tell.
func (c *contract) form(mine *types.TypeName, want, have types.Type) {
	fields, ok := want.(*types.Struct)
	if !ok {
		if !c.identical(want, have) {
			c.breach(mine, "%s is made of %s; the exercise fixes %s", mine.Name(), c.text(have), c.text(want))
		}
		return
	}
	if types.IsInterface(have) {
		c.breach(mine, "%s is an interface; the exercise fixes a type with a zero value", mine.Name())
		return
	}
	for field := range fields.Fields() {
		if field.Exported() && !c.hasField(have, field) {
			c.breach(mine, "%s has no field %s; the exercise fixes %s %s", mine.Name(), field.Name(), field.Name(), c.text(field.Type()))
		}
	}
}

func (c *contract) hasField(have types.Type, want *types.Var) bool {
	object, _, _ := types.LookupFieldOrMethod(have, true, c.mine, want.Name())
	field, ok := object.(*types.Var)
	return ok && c.identical(want.Type(), field.Type())
}

// methods looks for every exported method of the stub's type, also among those
// that an embedded field brings. A method that the stub has on a pointer may be
// there on the value: whoever has the pointer can call it.
func (c *contract) methods(mine *types.TypeName, a, b *types.Named) {
	onValue, onPointer := types.NewMethodSet(b), types.NewMethodSet(types.NewPointer(b))
	for want := range a.Methods() {
		if !want.Exported() {
			continue
		}
		found := onPointer.Lookup(c.mine, want.Name())
		if found == nil {
			c.breach(mine, "%s has no method %s; the exercise fixes %s", mine.Name(), want.Name(), c.show(want))
			continue
		}
		method := found.Obj().(*types.Func)
		if !pointer(want) && onValue.Lookup(c.mine, want.Name()) == nil {
			c.breach(method, "%s.%s has a pointer for its receiver; the exercise fixes a value", mine.Name(), want.Name())
			continue
		}
		c.signature(mine.Name()+"."+want.Name(), want, method)
	}
}

func pointer(method *types.Func) bool {
	_, ok := method.Signature().Recv().Type().(*types.Pointer)
	return ok
}
