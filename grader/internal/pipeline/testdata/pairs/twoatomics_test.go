package pairs

import (
	"sync/atomic"
	"testing"
)

// Two values that belong together are published one after the other.
func TestTwoAtomicsBug(t *testing.T) {
	var lo, hi atomic.Value
	lo.Store(0)
	hi.Store(0)
	both(func() { lo.Store(1); hi.Store(1) }, func() {
		if l, h := lo.Load(), hi.Load(); l != h {
			t.Errorf("from %v to %v", l, h)
		}
	})
}

func TestTwoAtomicsCure(t *testing.T) {
	var span atomic.Value
	span.Store([2]int{0, 0})
	both(func() { span.Store([2]int{1, 1}) }, func() {
		if s := span.Load().([2]int); s[0] != s[1] {
			t.Errorf("from %v to %v", s[0], s[1])
		}
	})
}
