package atomic

import (
	"sync/atomic"
	"unsafe"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
)

// A word is a number that the hardware changes in one step.
type word interface {
	int32 | int64 | uint32 | uint64 | uintptr
}

//go:norace
func load[T word](p *T) (v T) {
	g := sched.At(sched.Load, sched.Read, unsafe.Pointer(p), nil)
	if unsafe.Sizeof(v) == 4 {
		v = T(atomic.LoadUint32((*uint32)(unsafe.Pointer(p))))
	} else {
		v = T(atomic.LoadUint64((*uint64)(unsafe.Pointer(p))))
	}
	looked(g, unsafe.Pointer(p))
	shim.Note(g, v)
	return v
}

// The former value of a store is nobody's business but the scheduler's, which
// takes a store that changes nothing for the turn of a waiting loop that it is.
//
//go:norace
func store[T word](p *T, v T) {
	g := sched.At(sched.Store, sched.Write, unsafe.Pointer(p), nil)
	old := *p
	if unsafe.Sizeof(v) == 4 {
		atomic.StoreUint32((*uint32)(unsafe.Pointer(p)), uint32(v))
	} else {
		atomic.StoreUint64((*uint64)(unsafe.Pointer(p)), uint64(v))
	}
	stored(g, unsafe.Pointer(p), old != v)
	shim.Note(g, v)
}

//go:norace
func swap[T word](p *T, v T) (old T) {
	g := sched.At(sched.Update, sched.Write, unsafe.Pointer(p), nil)
	if unsafe.Sizeof(v) == 4 {
		old = T(atomic.SwapUint32((*uint32)(unsafe.Pointer(p)), uint32(v)))
	} else {
		old = T(atomic.SwapUint64((*uint64)(unsafe.Pointer(p)), uint64(v)))
	}
	updated(g, unsafe.Pointer(p), old != v)
	shim.NoteChange(g, old, v)
	return old
}

//go:norace
func add[T word](p *T, delta T) (v T) {
	g := sched.At(sched.Update, sched.Write, unsafe.Pointer(p), nil)
	if unsafe.Sizeof(v) == 4 {
		v = T(atomic.AddUint32((*uint32)(unsafe.Pointer(p)), uint32(delta)))
	} else {
		v = T(atomic.AddUint64((*uint64)(unsafe.Pointer(p)), uint64(delta)))
	}
	updated(g, unsafe.Pointer(p), delta != 0)
	shim.NoteChange(g, v-delta, v)
	return v
}

//go:norace
func and[T word](p *T, mask T) (old T) {
	g := sched.At(sched.Update, sched.Write, unsafe.Pointer(p), nil)
	if unsafe.Sizeof(mask) == 4 {
		old = T(atomic.AndUint32((*uint32)(unsafe.Pointer(p)), uint32(mask)))
	} else {
		old = T(atomic.AndUint64((*uint64)(unsafe.Pointer(p)), uint64(mask)))
	}
	updated(g, unsafe.Pointer(p), old&mask != old)
	shim.NoteChange(g, old, old&mask)
	return old
}

//go:norace
func or[T word](p *T, mask T) (old T) {
	g := sched.At(sched.Update, sched.Write, unsafe.Pointer(p), nil)
	if unsafe.Sizeof(mask) == 4 {
		old = T(atomic.OrUint32((*uint32)(unsafe.Pointer(p)), uint32(mask)))
	} else {
		old = T(atomic.OrUint64((*uint64)(unsafe.Pointer(p)), uint64(mask)))
	}
	updated(g, unsafe.Pointer(p), old|mask != old)
	shim.NoteChange(g, old, old|mask)
	return old
}

//go:norace
func compareAndSwap[T word](p *T, old, new T) (swapped bool) {
	g := sched.At(sched.Update, sched.Write, unsafe.Pointer(p), nil)
	if unsafe.Sizeof(old) == 4 {
		swapped = atomic.CompareAndSwapUint32((*uint32)(unsafe.Pointer(p)), uint32(old), uint32(new))
	} else {
		swapped = atomic.CompareAndSwapUint64((*uint64)(unsafe.Pointer(p)), uint64(old), uint64(new))
	}
	if !swapped {
		looked(g, unsafe.Pointer(p))
		shim.Note(g, false)
		return false
	}
	updated(g, unsafe.Pointer(p), old != new)
	shim.NoteChange(g, old, new)
	return true
}
