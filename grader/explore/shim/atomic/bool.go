package atomic

import (
	"interleave/grader/explore/sched"
	"interleave/grader/explore/shim"
)

// A Bool doubles [atomic.Bool].
type Bool struct{ v uint32 }

// Load is [atomic.Bool.Load].
func (x *Bool) Load() bool {
	v := load(&x.v) != 0
	shim.Note(sched.Current(), v)
	return v
}

// Store is [atomic.Bool.Store].
func (x *Bool) Store(val bool) {
	store(&x.v, bit(val))
	shim.Note(sched.Current(), val)
}

// Swap is [atomic.Bool.Swap].
func (x *Bool) Swap(new bool) (old bool) {
	old = swap(&x.v, bit(new)) != 0
	shim.NoteChange(sched.Current(), old, new)
	return old
}

// CompareAndSwap is [atomic.Bool.CompareAndSwap].
func (x *Bool) CompareAndSwap(old, new bool) (swapped bool) {
	swapped = compareAndSwap(&x.v, bit(old), bit(new))
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
