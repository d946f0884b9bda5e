package pairs

import (
	"sync"
	"sync/atomic"
	"testing"
)

// A map that locks itself does not lock what is between two calls of it.
func made(t *testing.T, get func(m *sync.Map, fresh func() any) any) {
	var m sync.Map
	var n atomic.Int32
	fresh := func() any { return n.Add(1) }
	var a, b any
	both(func() { a = get(&m, fresh) }, func() { b = get(&m, fresh) })
	if a != b {
		t.Errorf("got %v and %v, want the same", a, b)
	}
}

func TestMadeTwiceBug(t *testing.T) {
	made(t, func(m *sync.Map, fresh func() any) any {
		if v, ok := m.Load("k"); ok {
			return v
		}
		v := fresh()
		m.Store("k", v)
		return v
	})
}

func TestMadeTwiceCure(t *testing.T) {
	made(t, func(m *sync.Map, fresh func() any) any {
		v, _ := m.LoadOrStore("k", fresh())
		return v
	})
}
