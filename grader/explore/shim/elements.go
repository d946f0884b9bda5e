package shim

import (
	"unsafe"

	"interleave/grader/explore/sched"
)

// Copy is copy(to, from).
func Copy[T ~[]E, F ~[]E, E any](to T, from F) int {
	n := min(len(to), len(from))
	elements(from[:n], false)
	elements(to[:n], true)
	return copy(to, from)
}

// CopyText is copy(to, from) of a string.
func CopyText[T ~[]byte, F ~string](to T, from F) int {
	elements(to[:min(len(to), len(from))], true)
	return copy(to, from)
}

// ClearSlice is clear(s).
func ClearSlice[S ~[]E, E any](s S) {
	elements(s, true)
	clear(s)
}

// Appending is append(s, …), whose values are the parameters of a method, so that
// they convert as append's do and are there before anything is written.
func Appending[S ~[]E, E any](s S) Appended[S, E] { return Appended[S, E]{s} }

// Appended is the slice that is appended to.
type Appended[S ~[]E, E any] struct{ s S }

// Values is append(s, xs[0], xs[1]).
func (a Appended[S, E]) Values(xs ...E) S {
	a.room(len(xs))
	return append(a.s, xs...)
}

// All is append(s, xs...).
func (a Appended[S, E]) All(xs []E) S {
	elements(xs, false)
	a.room(len(xs))
	return append(a.s, xs...)
}

// room tells of what append does to make room: it writes to elements that are
// there, which another slice may share, or it reads all to move them elsewhere.
func (a Appended[S, E]) room(n int) {
	if n <= cap(a.s)-len(a.s) {
		elements(a.s[len(a.s):len(a.s)+n], true)
	} else {
		elements(a.s, false)
	}
}

// elements stops before an access to all elements of s if memory is a scheduling
// point, and tells the engine's own race check of it. It is one step, however many
// there are: who interleaves with a part of it races with it.
//
//go:norace
func elements[S ~[]E, E any](s S, write bool) {
	g := sched.Current()
	if g == nil || len(s) == 0 || g.Unwinding() {
		return
	}
	reach(g, unsafe.Pointer(unsafe.SliceData(s)), times(len(s), unsafe.Sizeof(s[0]), partsOf[E](g)), write)
}

// times returns the parts of so many elements, each of the given size in bytes.
//
//go:norace
func times(n int, size uintptr, parts []uintptr) []uintptr {
	if n == 1 {
		return parts
	}
	all := make([]uintptr, 0, n*len(parts))
	for i := range n {
		for _, offset := range parts {
			all = append(all, uintptr(i)*size+offset)
		}
	}
	return all
}
