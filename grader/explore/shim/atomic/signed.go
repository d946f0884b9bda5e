package atomic

import "sync/atomic"

// The types share nothing that is generic, though they look alike: that would be
// compiled with all of its methods in every package that has a counter.

// An Int32 doubles [atomic.Int32].
type Int32 struct{ v int32 }

// Load is [atomic.Int32.Load].
func (x *Int32) Load() int32 { return load(&x.v) }

// Store is [atomic.Int32.Store].
func (x *Int32) Store(val int32) { store(&x.v, val) }

// Swap is [atomic.Int32.Swap].
func (x *Int32) Swap(new int32) (old int32) { return swap(&x.v, new) }

// CompareAndSwap is [atomic.Int32.CompareAndSwap].
func (x *Int32) CompareAndSwap(old, new int32) (swapped bool) { return compareAndSwap(&x.v, old, new) }

// Add is [atomic.Int32.Add].
func (x *Int32) Add(delta int32) (new int32) { return add(&x.v, delta) }

// And is [atomic.Int32.And].
func (x *Int32) And(mask int32) (old int32) { return and(&x.v, mask) }

// Or is [atomic.Int32.Or].
func (x *Int32) Or(mask int32) (old int32) { return or(&x.v, mask) }

// An Int64 doubles [atomic.Int64].
type Int64 struct {
	_ [0]atomic.Int64 // aligned to eight bytes on every machine
	v int64
}

// Load is [atomic.Int64.Load].
func (x *Int64) Load() int64 { return load(&x.v) }

// Store is [atomic.Int64.Store].
func (x *Int64) Store(val int64) { store(&x.v, val) }

// Swap is [atomic.Int64.Swap].
func (x *Int64) Swap(new int64) (old int64) { return swap(&x.v, new) }

// CompareAndSwap is [atomic.Int64.CompareAndSwap].
func (x *Int64) CompareAndSwap(old, new int64) (swapped bool) { return compareAndSwap(&x.v, old, new) }

// Add is [atomic.Int64.Add].
func (x *Int64) Add(delta int64) (new int64) { return add(&x.v, delta) }

// And is [atomic.Int64.And].
func (x *Int64) And(mask int64) (old int64) { return and(&x.v, mask) }

// Or is [atomic.Int64.Or].
func (x *Int64) Or(mask int64) (old int64) { return or(&x.v, mask) }
