package shim

import (
	"iter"
	"unsafe"

	"interleave/grader/explore/sched"
)

// A Table is a map of which an entry is looked up or changed.
type Table[K comparable, V any] struct{ m map[K]V }

// In evaluates the map of an index expression.
func In[M ~map[K]V, K comparable, V any](m M) Table[K, V] { return Table[K, V]{m} }

// At evaluates the key of an index expression.
func (t Table[K, V]) At(k K) *Entry[K, V] { return &Entry[K, V]{m: t.m, k: k} }

// An Entry is the entry of a map under one key. For races and dependencies a
// map is one object, whatever the key, as it is for the runtime.
type Entry[K comparable, V any] struct {
	m map[K]V
	k K
	v V
}

// Get is m[k].
func (e *Entry[K, V]) Get() V {
	v, _ := e.Get2()
	return v
}

// Get2 is v, ok := m[k].
func (e *Entry[K, V]) Get2() (v V, ok bool) {
	g := atMap(e.m, false)
	v, ok = e.m[e.k]
	Note(g, v)
	return v, ok
}

// To is m[k] = v.
func (e *Entry[K, V]) To(v V) { e.Hold(v).Do() }

// Hold keeps the value until [Entry.Do].
func (e *Entry[K, V]) Hold(v V) *Entry[K, V] {
	e.v = v
	return e
}

// Do stores the value that is held.
func (e *Entry[K, V]) Do() {
	Note(atMap(e.m, true), e.v)
	e.m[e.k] = e.v
}

// Delete is delete(m, k).
func (e *Entry[K, V]) Delete() {
	atMap(e.m, true)
	delete(e.m, e.k)
}

// MapRead stands before a read of m as a whole: its length, or a call that is
// handed the map.
func MapRead[M ~map[K]V, K comparable, V any](m M) M {
	atMap(m, false)
	return m
}

// MapWrite stands before a change of m as a whole.
func MapWrite[M ~map[K]V, K comparable, V any](m M) M {
	atMap(m, true)
	return m
}

// Clear is clear(m).
func Clear[M ~map[K]V, K comparable, V any](m M) {
	atMap(m, true)
	clear(m)
}

// Elements is a range over a slice whose elements are shared.
func Elements[S ~[]E, E any](s S) iter.Seq2[int, E] {
	return func(yield func(int, E) bool) {
		for i := range s {
			if !yield(i, Load(&s[i])) {
				return
			}
		}
	}
}

var whole = []uintptr{0}

// atMap stops before an access to m if memory is a scheduling point, and tells
// the engine's own race check of it. It returns the goroutine if the value is to
// be noted.
//
//go:norace
func atMap[M ~map[K]V, K comparable, V any](m M, write bool) *sched.G {
	g := sched.Current()
	if g == nil || m == nil || g.Unwinding() {
		return nil
	}
	return reach(g, header(m), whole, write)
}

// touchMap tells the engine's own race check of an access that is no step.
//
//go:norace
func touchMap[M ~map[K]V, K comparable, V any](m M, write bool) {
	g := sched.Current()
	if g != nil && m != nil && !g.Unwinding() {
		g.Touched(header(m), write)
	}
}

//go:norace
func header[M ~map[K]V, K comparable, V any](m M) unsafe.Pointer {
	return *(*unsafe.Pointer)(unsafe.Pointer(&m))
}
