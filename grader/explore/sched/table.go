package sched

import "unsafe"

// A table maps addresses to values by open addressing. It stands in for a map
// in norace code: the runtime's map functions report accesses to the race
// detector on behalf of their caller. Keys are kept alive, so that no address
// is used twice within one schedule.
type table struct {
	keys   []unsafe.Pointer
	values []any
	n      int
}

//go:norace
func (t *table) reset() {
	if t.n > 0 {
		clear(t.keys)
		clear(t.values)
		t.n = 0
	}
}

//go:norace
func (t *table) slot(key unsafe.Pointer) int {
	mask := uintptr(len(t.keys) - 1)
	h := uintptr(key) >> 3 * 0x9E3779B97F4A7C15 >> 32 & mask
	for t.keys[h] != nil && t.keys[h] != key {
		h = (h + 1) & mask
	}
	return int(h)
}

//go:norace
func (t *table) get(key unsafe.Pointer) any {
	if t.n == 0 {
		return nil
	}
	return t.values[t.slot(key)]
}

//go:norace
func (t *table) put(key unsafe.Pointer, value any) {
	if 2*t.n >= len(t.keys) {
		t.grow()
	}
	i := t.slot(key)
	if t.keys[i] == nil {
		t.keys[i] = key
		t.n++
	}
	t.values[i] = value
}

//go:norace
func (t *table) grow() {
	old := *t
	size := max(64, 2*len(old.keys))
	*t = table{keys: make([]unsafe.Pointer, size), values: make([]any, size)}
	for i, key := range old.keys {
		if key != nil {
			t.put(key, old.values[i])
		}
	}
}
