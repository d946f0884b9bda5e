package pairs

import (
	"sync"
	"testing"
)

// Different keys, but one map.
func TestMapWriteBug(*testing.T) {
	m := map[int]int{}
	both(func() { m[1] = 1 }, func() { m[2] = 2 })
}

func TestMapWriteCure(*testing.T) {
	var mu sync.Mutex
	m := map[int]int{}
	put := func(k int) { mu.Lock(); m[k] = k; mu.Unlock() }
	both(func() { put(1) }, func() { put(2) })
}
