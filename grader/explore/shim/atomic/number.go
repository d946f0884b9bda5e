package atomic

import (
	"sync/atomic"

	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
)

// A number is what the integer types have in common.
type number[T word] struct{ v T }

// Load returns the value.
func (x *number[T]) Load() T { return load(&x.v) }

// Store sets the value.
func (x *number[T]) Store(val T) { store(&x.v, val) }

// Swap sets the value and returns the one before.
func (x *number[T]) Swap(new T) (old T) { return swap(&x.v, new) }

// CompareAndSwap sets the value to new if it is old, and reports whether it
// was.
func (x *number[T]) CompareAndSwap(old, new T) (swapped bool) { return compareAndSwap(&x.v, old, new) }

// Add adds delta and returns the sum.
func (x *number[T]) Add(delta T) (new T) { return add(&x.v, delta) }

// And keeps the bits that are in mask and returns the value before.
func (x *number[T]) And(mask T) (old T) { return and(&x.v, mask) }

// Or adds the bits that are in mask and returns the value before.
func (x *number[T]) Or(mask T) (old T) { return or(&x.v, mask) }

// An Int32 doubles [atomic.Int32].
type Int32 struct{ number[int32] }

// An Int64 doubles [atomic.Int64].
type Int64 struct {
	_ [0]atomic.Int64 // aligned to eight bytes on every machine
	number[int64]
}

// A Uint32 doubles [atomic.Uint32].
type Uint32 struct{ number[uint32] }

// A Uint64 doubles [atomic.Uint64].
type Uint64 struct {
	_ [0]atomic.Uint64 // aligned to eight bytes on every machine
	number[uint64]
}

// A Uintptr doubles [atomic.Uintptr].
type Uintptr struct{ number[uintptr] }

// A Bool doubles [atomic.Bool].
type Bool struct{ n number[uint32] }

// Load is [atomic.Bool.Load].
func (x *Bool) Load() bool {
	v := x.n.Load() != 0
	shim.Note(sched.Current(), v)
	return v
}

// Store is [atomic.Bool.Store].
func (x *Bool) Store(val bool) {
	x.n.Store(bit(val))
	shim.Note(sched.Current(), val)
}

// Swap is [atomic.Bool.Swap].
func (x *Bool) Swap(new bool) (old bool) {
	old = x.n.Swap(bit(new)) != 0
	shim.NoteChange(sched.Current(), old, new)
	return old
}

// CompareAndSwap is [atomic.Bool.CompareAndSwap].
func (x *Bool) CompareAndSwap(old, new bool) (swapped bool) {
	swapped = x.n.CompareAndSwap(bit(old), bit(new))
	if swapped {
		shim.NoteChange(sched.Current(), old, new)
	}
	return swapped
}

func bit(b bool) uint32 {
	if b {
		return 1
	}
	return 0
}
