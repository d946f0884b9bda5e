package sync

import (
	"sync"
	"unsafe"

	"interleave/grader/explore/sched"
)

// A Map doubles [sync.Map]. Range goes through the keys in the order in which
// they were first stored, so that every run sees the same.
type Map struct {
	m     sync.Map
	order []any
}

//go:norace
func (m *Map) at(effect sched.Effect) { sched.At(sched.Access, effect, unsafe.Pointer(m), nil) }

//go:norace
func (m *Map) stored(key any) {
	if _, ok := m.m.Load(key); ok {
		return
	}
	order := make([]any, 0, len(m.order)+1)
	for _, k := range m.order {
		if k != key {
			order = append(order, k)
		}
	}
	m.order = append(order, key)
}

//go:norace
func (m *Map) keys() []any { return m.order }

// Load is [sync.Map.Load].
func (m *Map) Load(key any) (value any, ok bool) {
	m.at(sched.Read)
	return m.m.Load(key)
}

// Store is [sync.Map.Store].
func (m *Map) Store(key, value any) {
	m.at(sched.Write)
	m.stored(key)
	m.m.Store(key, value)
}

// Clear is [sync.Map.Clear].
func (m *Map) Clear() {
	m.at(sched.Write)
	m.m.Clear()
}

// LoadOrStore is [sync.Map.LoadOrStore].
func (m *Map) LoadOrStore(key, value any) (actual any, loaded bool) {
	m.at(sched.Write)
	m.stored(key)
	return m.m.LoadOrStore(key, value)
}

// LoadAndDelete is [sync.Map.LoadAndDelete].
func (m *Map) LoadAndDelete(key any) (value any, loaded bool) {
	m.at(sched.Write)
	return m.m.LoadAndDelete(key)
}

// Delete is [sync.Map.Delete].
func (m *Map) Delete(key any) {
	m.at(sched.Write)
	m.m.Delete(key)
}

// Swap is [sync.Map.Swap].
func (m *Map) Swap(key, value any) (previous any, loaded bool) {
	m.at(sched.Write)
	m.stored(key)
	return m.m.Swap(key, value)
}

// CompareAndSwap is [sync.Map.CompareAndSwap].
func (m *Map) CompareAndSwap(key, old, new any) bool {
	m.at(sched.Write)
	return m.m.CompareAndSwap(key, old, new)
}

// CompareAndDelete is [sync.Map.CompareAndDelete].
func (m *Map) CompareAndDelete(key, old any) bool {
	m.at(sched.Write)
	return m.m.CompareAndDelete(key, old)
}

// Range is [sync.Map.Range]. It is no snapshot: others may come in between two
// keys. Keys that they add are not gone through.
func (m *Map) Range(f func(key, value any) bool) {
	m.at(sched.Read)
	for i, key := range m.keys() {
		if i > 0 {
			m.at(sched.Read)
		}
		if value, ok := m.m.Load(key); ok && !f(key, value) {
			return
		}
	}
}

// A Pool doubles [sync.Pool]. Which of the things that were put Get finds, or
// whether it has to make a new one, is explored: the real one promises nothing.
type Pool struct {
	New  func() any
	kept []any
	edge byte
}

// Get is [sync.Pool.Get].
func (p *Pool) Get() any {
	if v, ok := p.take(); ok {
		return v
	}
	if p.New == nil {
		return nil
	}
	return p.New()
}

//go:norace
func (p *Pool) take() (any, bool) {
	sched.At(sched.Access, sched.Write, unsafe.Pointer(p), nil)
	n := len(p.kept)
	if n == 0 {
		return nil, false
	}
	age := sched.Pick(n + 1)
	if age == n {
		return nil, false
	}
	v := p.kept[n-1-age]
	p.kept = append(p.kept[:n-1-age:n-1-age], p.kept[n-age:]...)
	sched.Acquire(unsafe.Pointer(&p.edge))
	return v, true
}

// Put is [sync.Pool.Put].
//
//go:norace
func (p *Pool) Put(v any) {
	sched.At(sched.Access, sched.Write, unsafe.Pointer(p), nil)
	sched.ReleaseMerge(unsafe.Pointer(&p.edge))
	p.kept = append(p.kept, v)
}
