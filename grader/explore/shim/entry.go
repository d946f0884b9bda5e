package shim

import (
	"iter"
	"unsafe"

	"interleave/grader/explore/sched"
)

// For races and dependencies a map is one object, whatever the key, as it is for
// the runtime. Key and value are parameters of functions that are returned, so that
// they convert as they do in an index expression and in an assignment.

// Get is m[k]: Get(m)(k).
func Get[M ~map[K]V, K comparable, V any](m M) func(k K) V {
	return func(k K) V {
		v, _ := Get2(m)(k)
		return v
	}
}

// Get2 is v, ok := m[k].
func Get2[M ~map[K]V, K comparable, V any](m M) func(k K) (v V, ok bool) {
	return func(k K) (v V, ok bool) {
		g := atMap(m, false)
		v, ok = m[k]
		Note(g, v)
		return v, ok
	}
}

// Put is m[k] = v: Put(m)(k)(v).
func Put[M ~map[K]V, K comparable, V any](m M) func(k K) func(v V) {
	return func(k K) func(v V) {
		return func(v V) {
			Note(atMap(m, true), v)
			m[k] = v
		}
	}
}

// HoldAt is [Hold] for the entry of a map.
func HoldAt[M ~map[K]V, K comparable, V any](m M) func(k K) func(v V) (store func()) {
	return func(k K) func(v V) func() {
		return func(v V) func() { return func() { Put(m)(k)(v) } }
	}
}

// Entry is m[k] in m[k] = m[k] + v, and evaluates m and k once.
func Entry[M ~map[K]V, K comparable, V any](m M) func(k K) (get func() V, put func(v V)) {
	return func(k K) (func() V, func(v V)) {
		return func() V { return Get(m)(k) }, Put(m)(k)
	}
}

// Delete is delete(m, k), to be called.
func Delete[M ~map[K]V, K comparable, V any](m M) func(k K) func() {
	return func(k K) func() {
		return func() {
			atMap(m, true)
			delete(m, k)
		}
	}
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
