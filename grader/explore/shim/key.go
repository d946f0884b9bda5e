package shim

import (
	"cmp"
	"reflect"

	"interleave/grader/explore/sched"
)

func compareKeys(a, b any) int {
	return compare(reflect.ValueOf(a).Elem(), reflect.ValueOf(b).Elem())
}

// compare orders two values of one type, which can be a map's key.
func compare(a, b reflect.Value) int {
	switch a.Kind() {
	case reflect.Bool:
		return cmp.Compare(bit(a.Bool()), bit(b.Bool()))
	case reflect.String:
		return cmp.Compare(a.String(), b.String())
	case reflect.Float32, reflect.Float64:
		return cmp.Compare(a.Float(), b.Float())
	case reflect.Complex64, reflect.Complex128:
		x, y := a.Complex(), b.Complex()
		return cmp.Or(cmp.Compare(real(x), real(y)), cmp.Compare(imag(x), imag(y)))
	case reflect.Array:
		return compareParts(a.Len(), a.Index, b.Index)
	case reflect.Struct:
		return compareParts(a.NumField(), a.Field, b.Field)
	case reflect.Interface:
		return compareDynamic(a.Elem(), b.Elem())
	case reflect.Pointer, reflect.Chan, reflect.UnsafePointer:
		return cmp.Compare(order(a), order(b))
	}
	if a.CanInt() {
		return cmp.Compare(a.Int(), b.Int())
	}
	return cmp.Compare(a.Uint(), b.Uint())
}

func compareParts(n int, a, b func(int) reflect.Value) int {
	for i := range n {
		if c := compare(a(i), b(i)); c != 0 {
			return c
		}
	}
	return 0
}

// compareDynamic orders what is in two interfaces: nil first, then by type.
func compareDynamic(a, b reflect.Value) int {
	if !a.IsValid() || !b.IsValid() {
		return cmp.Compare(bit(a.IsValid()), bit(b.IsValid()))
	}
	if s, t := a.Type(), b.Type(); s != t {
		return cmp.Or(cmp.Compare(s.String(), t.String()), cmp.Compare(s.PkgPath(), t.PkgPath()))
	}
	return compare(a, b)
}

// order is 0 for nil.
func order(v reflect.Value) int {
	if v.IsNil() {
		return 0
	}
	return sched.Order(v.UnsafePointer())
}

func register(k any) { mention(reflect.ValueOf(k).Elem()) }

// mention gives every pointer in a key its place in the order. A value that
// cannot be a key is left for the map itself to refuse.
func mention(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer, reflect.Chan, reflect.UnsafePointer:
		order(v)
	case reflect.Interface:
		if !v.IsNil() {
			mention(v.Elem())
		}
	case reflect.Array:
		for i := range v.Len() {
			mention(v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			mention(v.Field(i))
		}
	}
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}
