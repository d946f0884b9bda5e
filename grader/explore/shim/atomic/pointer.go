package atomic

import (
	"sync/atomic"
	"unsafe"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
)

// LoadPointer is [atomic.LoadPointer].
//
//go:norace
func LoadPointer(addr *unsafe.Pointer) (val unsafe.Pointer) {
	g := sched.At(sched.Load, sched.Read, unsafe.Pointer(addr), nil)
	val = atomic.LoadPointer(addr)
	looked(g, unsafe.Pointer(addr))
	noteNil(g, val)
	return val
}

// StorePointer is [atomic.StorePointer].
//
//go:norace
func StorePointer(addr *unsafe.Pointer, val unsafe.Pointer) {
	g := sched.At(sched.Store, sched.Write, unsafe.Pointer(addr), nil)
	old := *addr
	atomic.StorePointer(addr, val)
	stored(g, unsafe.Pointer(addr), old != val)
	noteNil(g, val)
}

// SwapPointer is [atomic.SwapPointer].
//
//go:norace
func SwapPointer(addr *unsafe.Pointer, new unsafe.Pointer) (old unsafe.Pointer) {
	g := sched.At(sched.Update, sched.Write, unsafe.Pointer(addr), nil)
	old = atomic.SwapPointer(addr, new)
	updated(g, unsafe.Pointer(addr), old != new)
	noteNil(g, new)
	return old
}

// CompareAndSwapPointer is [atomic.CompareAndSwapPointer].
//
//go:norace
func CompareAndSwapPointer(addr *unsafe.Pointer, old, new unsafe.Pointer) (swapped bool) {
	g := sched.At(sched.Update, sched.Write, unsafe.Pointer(addr), nil)
	if swapped = atomic.CompareAndSwapPointer(addr, old, new); swapped {
		updated(g, unsafe.Pointer(addr), old != new)
	} else {
		looked(g, unsafe.Pointer(addr))
	}
	shim.Note(g, swapped)
	return swapped
}

// noteNil records that a pointer is nil. Any other address would say nothing,
// and something else on every run.
func noteNil(g *sched.G, p unsafe.Pointer) {
	if p == nil {
		shim.Note[any](g, nil)
	}
}

// A Pointer doubles [atomic.Pointer].
type Pointer[T any] struct {
	_ [0]*T // no conversion between Pointers to different types
	v unsafe.Pointer
}

// Load is [atomic.Pointer.Load].
func (x *Pointer[T]) Load() *T { return (*T)(LoadPointer(&x.v)) }

// Store is [atomic.Pointer.Store].
func (x *Pointer[T]) Store(val *T) { StorePointer(&x.v, unsafe.Pointer(val)) }

// Swap is [atomic.Pointer.Swap].
func (x *Pointer[T]) Swap(new *T) (old *T) { return (*T)(SwapPointer(&x.v, unsafe.Pointer(new))) }

// CompareAndSwap is [atomic.Pointer.CompareAndSwap].
func (x *Pointer[T]) CompareAndSwap(old, new *T) (swapped bool) {
	return CompareAndSwapPointer(&x.v, unsafe.Pointer(old), unsafe.Pointer(new))
}
