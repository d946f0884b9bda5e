package shim

import (
	"reflect"
	"unsafe"

	"interleave/grader/explore/sched"
)

// Copy is copy(to, from).
func Copy[T ~[]E, F ~[]E, E any](to T, from F) int {
	n := min(len(to), len(from))
	elements(unsafe.SliceData(from), 0, n, false)
	elements(unsafe.SliceData(to), 0, n, true)
	return copy(to, from)
}

// CopyText is copy(to, from) of a string.
func CopyText[T ~[]byte, F ~string](to T, from F) int {
	elements(unsafe.SliceData(to), 0, min(len(to), len(from)), true)
	return copy(to, from)
}

// ClearSlice is clear(s).
func ClearSlice[S ~[]E, E any](s S) {
	elements(unsafe.SliceData(s), 0, len(s), true)
	clear(s)
}

// Append is append(s, …): Append(s)(x, y). The values are parameters of the function
// that it returns, so that they convert as append's do and are there before anything
// is written.
func Append[S ~[]E, E any](s S) func(xs ...E) S {
	return func(xs ...E) S {
		room(unsafe.SliceData(s), len(s), cap(s), len(xs))
		return append(s, xs...)
	}
}

// AppendAll is append(s, xs...).
func AppendAll[S ~[]E, E any](s S) func(xs []E) S {
	return func(xs []E) S {
		elements(unsafe.SliceData(xs), 0, len(xs), false)
		return Append(s)(xs...)
	}
}

// room tells of what append does to make room for n more elements: it writes to
// elements that are there, which another slice may share, or it reads all to move
// them elsewhere.
func room(first any, length, capacity, n int) {
	if n <= capacity-length {
		elements(first, length, length+n, true)
	} else {
		elements(first, 0, length, false)
	}
}

// elements is [access] to some elements of the array that begins with *first. It is
// one step, however many there are: who interleaves with a part of it races with it.
//
//go:norace
func elements(first any, from, to int, write bool) *sched.G {
	g := sched.Current()
	if g == nil || from == to || g.Unwinding() {
		return nil
	}
	v := reflect.ValueOf(first)
	if v.IsNil() {
		return nil
	}
	t := v.Type().Elem()
	at := unsafe.Add(v.UnsafePointer(), uintptr(from)*t.Size())
	return reach(g, at, times(to-from, t.Size(), partsOf(g, t)), write)
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
