package atomic

import (
	"sync/atomic"
	"unsafe"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
)

// A Value doubles [atomic.Value]. It holds the real one, whose panics are part
// of what it promises.
type Value struct {
	v atomic.Value
}

// Load is [atomic.Value.Load].
//
//go:norace
func (x *Value) Load() (val any) {
	g := sched.At(sched.Load, sched.Read, unsafe.Pointer(x), nil)
	val = x.v.Load()
	looked(g, unsafe.Pointer(x))
	shim.Note(g, val)
	return val
}

// Store is [atomic.Value.Store].
//
//go:norace
func (x *Value) Store(val any) {
	g := sched.At(sched.Store, sched.Write, unsafe.Pointer(x), nil)
	x.v.Store(val)
	stored(g, unsafe.Pointer(x), true)
	shim.Note(g, val)
}

// Swap is [atomic.Value.Swap].
//
//go:norace
func (x *Value) Swap(new any) (old any) {
	g := sched.At(sched.Update, sched.Write, unsafe.Pointer(x), nil)
	old = x.v.Swap(new)
	updated(g, unsafe.Pointer(x), true)
	shim.NoteChange(g, old, new)
	return old
}

// CompareAndSwap is [atomic.Value.CompareAndSwap].
//
//go:norace
func (x *Value) CompareAndSwap(old, new any) (swapped bool) {
	g := sched.At(sched.Update, sched.Write, unsafe.Pointer(x), nil)
	if swapped = x.v.CompareAndSwap(old, new); swapped {
		updated(g, unsafe.Pointer(x), true)
	} else {
		looked(g, unsafe.Pointer(x))
	}
	shim.Note(g, swapped)
	return swapped
}
