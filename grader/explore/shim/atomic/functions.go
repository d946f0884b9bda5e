package atomic

// LoadInt32 is [atomic.LoadInt32].
func LoadInt32(addr *int32) (val int32) { return load(addr) }

// StoreInt32 is [atomic.StoreInt32].
func StoreInt32(addr *int32, val int32) { store(addr, val) }

// SwapInt32 is [atomic.SwapInt32].
func SwapInt32(addr *int32, new int32) (old int32) { return swap(addr, new) }

// AddInt32 is [atomic.AddInt32].
func AddInt32(addr *int32, delta int32) (new int32) { return add(addr, delta) }

// AndInt32 is [atomic.AndInt32].
func AndInt32(addr *int32, mask int32) (old int32) { return and(addr, mask) }

// OrInt32 is [atomic.OrInt32].
func OrInt32(addr *int32, mask int32) (old int32) { return or(addr, mask) }

// CompareAndSwapInt32 is [atomic.CompareAndSwapInt32].
func CompareAndSwapInt32(addr *int32, old, new int32) (swapped bool) {
	return compareAndSwap(addr, old, new)
}

// LoadInt64 is [atomic.LoadInt64].
func LoadInt64(addr *int64) (val int64) { return load(addr) }

// StoreInt64 is [atomic.StoreInt64].
func StoreInt64(addr *int64, val int64) { store(addr, val) }

// SwapInt64 is [atomic.SwapInt64].
func SwapInt64(addr *int64, new int64) (old int64) { return swap(addr, new) }

// AddInt64 is [atomic.AddInt64].
func AddInt64(addr *int64, delta int64) (new int64) { return add(addr, delta) }

// AndInt64 is [atomic.AndInt64].
func AndInt64(addr *int64, mask int64) (old int64) { return and(addr, mask) }

// OrInt64 is [atomic.OrInt64].
func OrInt64(addr *int64, mask int64) (old int64) { return or(addr, mask) }

// CompareAndSwapInt64 is [atomic.CompareAndSwapInt64].
func CompareAndSwapInt64(addr *int64, old, new int64) (swapped bool) {
	return compareAndSwap(addr, old, new)
}

// LoadUint32 is [atomic.LoadUint32].
func LoadUint32(addr *uint32) (val uint32) { return load(addr) }

// StoreUint32 is [atomic.StoreUint32].
func StoreUint32(addr *uint32, val uint32) { store(addr, val) }

// SwapUint32 is [atomic.SwapUint32].
func SwapUint32(addr *uint32, new uint32) (old uint32) { return swap(addr, new) }

// AddUint32 is [atomic.AddUint32].
func AddUint32(addr *uint32, delta uint32) (new uint32) { return add(addr, delta) }

// AndUint32 is [atomic.AndUint32].
func AndUint32(addr *uint32, mask uint32) (old uint32) { return and(addr, mask) }

// OrUint32 is [atomic.OrUint32].
func OrUint32(addr *uint32, mask uint32) (old uint32) { return or(addr, mask) }

// CompareAndSwapUint32 is [atomic.CompareAndSwapUint32].
func CompareAndSwapUint32(addr *uint32, old, new uint32) (swapped bool) {
	return compareAndSwap(addr, old, new)
}

// LoadUint64 is [atomic.LoadUint64].
func LoadUint64(addr *uint64) (val uint64) { return load(addr) }

// StoreUint64 is [atomic.StoreUint64].
func StoreUint64(addr *uint64, val uint64) { store(addr, val) }

// SwapUint64 is [atomic.SwapUint64].
func SwapUint64(addr *uint64, new uint64) (old uint64) { return swap(addr, new) }

// AddUint64 is [atomic.AddUint64].
func AddUint64(addr *uint64, delta uint64) (new uint64) { return add(addr, delta) }

// AndUint64 is [atomic.AndUint64].
func AndUint64(addr *uint64, mask uint64) (old uint64) { return and(addr, mask) }

// OrUint64 is [atomic.OrUint64].
func OrUint64(addr *uint64, mask uint64) (old uint64) { return or(addr, mask) }

// CompareAndSwapUint64 is [atomic.CompareAndSwapUint64].
func CompareAndSwapUint64(addr *uint64, old, new uint64) (swapped bool) {
	return compareAndSwap(addr, old, new)
}

// LoadUintptr is [atomic.LoadUintptr].
func LoadUintptr(addr *uintptr) (val uintptr) { return load(addr) }

// StoreUintptr is [atomic.StoreUintptr].
func StoreUintptr(addr *uintptr, val uintptr) { store(addr, val) }

// SwapUintptr is [atomic.SwapUintptr].
func SwapUintptr(addr *uintptr, new uintptr) (old uintptr) { return swap(addr, new) }

// AddUintptr is [atomic.AddUintptr].
func AddUintptr(addr *uintptr, delta uintptr) (new uintptr) { return add(addr, delta) }

// AndUintptr is [atomic.AndUintptr].
func AndUintptr(addr *uintptr, mask uintptr) (old uintptr) { return and(addr, mask) }

// OrUintptr is [atomic.OrUintptr].
func OrUintptr(addr *uintptr, mask uintptr) (old uintptr) { return or(addr, mask) }

// CompareAndSwapUintptr is [atomic.CompareAndSwapUintptr].
func CompareAndSwapUintptr(addr *uintptr, old, new uintptr) (swapped bool) {
	return compareAndSwap(addr, old, new)
}
