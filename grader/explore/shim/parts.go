package shim

import (
	"reflect"
	"strings"

	"interleave/grader/explore/sched"
)

// layout is where in a type the things are that are accessed on their own.
type layout struct{ offsets []uintptr }

// doubles begins the paths of the packages whose types look after themselves.
var doubles = reflect.TypeFor[layout]().PkgPath() + "/"

// partsOf returns the offsets of what an access to a value of type t touches: of
// every field and element in it, so that an access to the whole meets one to a part.
//
//go:norace
func partsOf(g *sched.G, t reflect.Type) []uintptr {
	if k := t.Kind(); k != reflect.Struct && k != reflect.Array {
		return whole
	}
	key := reflect.ValueOf(t).UnsafePointer()
	l, ok := g.Kept(key).(*layout)
	if !ok {
		l = &layout{}
		l.add(t, 0)
		g.Keep(key, l)
	}
	return l.offsets
}

//go:norace
func (l *layout) add(t reflect.Type, offset uintptr) {
	switch {
	case t.Size() == 0 || strings.HasPrefix(t.PkgPath(), doubles):
	case t.Kind() == reflect.Struct:
		for i := range t.NumField() {
			if f := t.Field(i); f.Name != "_" {
				l.add(f.Type, offset+f.Offset)
			}
		}
	case t.Kind() == reflect.Array:
		for i := range t.Len() {
			l.add(t.Elem(), offset+uintptr(i)*t.Elem().Size())
		}
	default:
		l.offsets = append(l.offsets, offset)
	}
}
