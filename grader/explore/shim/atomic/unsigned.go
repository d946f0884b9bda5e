package atomic

import "sync/atomic"

// A Uint32 doubles [atomic.Uint32].
type Uint32 struct{ v uint32 }

// Load is [atomic.Uint32.Load].
func (x *Uint32) Load() uint32 { return load(&x.v) }

// Store is [atomic.Uint32.Store].
func (x *Uint32) Store(val uint32) { store(&x.v, val) }

// Swap is [atomic.Uint32.Swap].
func (x *Uint32) Swap(new uint32) (old uint32) { return swap(&x.v, new) }

// CompareAndSwap is [atomic.Uint32.CompareAndSwap].
func (x *Uint32) CompareAndSwap(old, new uint32) (swapped bool) {
	return compareAndSwap(&x.v, old, new)
}

// Add is [atomic.Uint32.Add].
func (x *Uint32) Add(delta uint32) (new uint32) { return add(&x.v, delta) }

// And is [atomic.Uint32.And].
func (x *Uint32) And(mask uint32) (old uint32) { return and(&x.v, mask) }

// Or is [atomic.Uint32.Or].
func (x *Uint32) Or(mask uint32) (old uint32) { return or(&x.v, mask) }

// A Uint64 doubles [atomic.Uint64].
type Uint64 struct {
	_ [0]atomic.Uint64 // aligned to eight bytes on every machine
	v uint64
}

// Load is [atomic.Uint64.Load].
func (x *Uint64) Load() uint64 { return load(&x.v) }

// Store is [atomic.Uint64.Store].
func (x *Uint64) Store(val uint64) { store(&x.v, val) }

// Swap is [atomic.Uint64.Swap].
func (x *Uint64) Swap(new uint64) (old uint64) { return swap(&x.v, new) }

// CompareAndSwap is [atomic.Uint64.CompareAndSwap].
func (x *Uint64) CompareAndSwap(old, new uint64) (swapped bool) {
	return compareAndSwap(&x.v, old, new)
}

// Add is [atomic.Uint64.Add].
func (x *Uint64) Add(delta uint64) (new uint64) { return add(&x.v, delta) }

// And is [atomic.Uint64.And].
func (x *Uint64) And(mask uint64) (old uint64) { return and(&x.v, mask) }

// Or is [atomic.Uint64.Or].
func (x *Uint64) Or(mask uint64) (old uint64) { return or(&x.v, mask) }

// A Uintptr doubles [atomic.Uintptr].
type Uintptr struct{ v uintptr }

// Load is [atomic.Uintptr.Load].
func (x *Uintptr) Load() uintptr { return load(&x.v) }

// Store is [atomic.Uintptr.Store].
func (x *Uintptr) Store(val uintptr) { store(&x.v, val) }

// Swap is [atomic.Uintptr.Swap].
func (x *Uintptr) Swap(new uintptr) (old uintptr) { return swap(&x.v, new) }

// CompareAndSwap is [atomic.Uintptr.CompareAndSwap].
func (x *Uintptr) CompareAndSwap(old, new uintptr) (swapped bool) {
	return compareAndSwap(&x.v, old, new)
}

// Add is [atomic.Uintptr.Add].
func (x *Uintptr) Add(delta uintptr) (new uintptr) { return add(&x.v, delta) }

// And is [atomic.Uintptr.And].
func (x *Uintptr) And(mask uintptr) (old uintptr) { return and(&x.v, mask) }

// Or is [atomic.Uintptr.Or].
func (x *Uintptr) Or(mask uintptr) (old uintptr) { return or(&x.v, mask) }
