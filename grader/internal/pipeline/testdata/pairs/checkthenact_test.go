package pairs

import (
	"sync/atomic"
	"testing"
)

// Each step is atomic, the two together are not.
func withdrawn(t *testing.T, take func(balance *atomic.Int64)) {
	var balance atomic.Int64
	balance.Store(100)
	both(func() { take(&balance) }, func() { take(&balance) })
	if balance.Load() < 0 {
		t.Errorf("balance %d", balance.Load())
	}
}

func TestCheckThenActBug(t *testing.T) {
	withdrawn(t, func(balance *atomic.Int64) {
		if balance.Load() >= 100 {
			balance.Add(-100)
		}
	})
}

func TestCheckThenActCure(t *testing.T) {
	withdrawn(t, func(balance *atomic.Int64) {
		for old := balance.Load(); old >= 100; old = balance.Load() {
			if balance.CompareAndSwap(old, old-100) {
				return
			}
		}
	})
}
