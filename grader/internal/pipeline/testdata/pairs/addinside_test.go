package pairs

import (
	"sync"
	"sync/atomic"
	"testing"
)

// A goroutine that registers itself may come too late.
func TestAddInsideBug(t *testing.T) {
	var wg sync.WaitGroup
	var n atomic.Int32
	go func() { wg.Add(1); defer wg.Done(); n.Add(1) }()
	wg.Wait()
	if n.Load() != 1 {
		t.Errorf("%d have come, want 1", n.Load())
	}
}

func TestAddInsideCure(t *testing.T) {
	var wg sync.WaitGroup
	var n atomic.Int32
	wg.Add(1)
	go func() { defer wg.Done(); n.Add(1) }()
	wg.Wait()
	if n.Load() != 1 {
		t.Errorf("%d have come, want 1", n.Load())
	}
}
