package pairs

import (
	"sync"
	"testing"
)

// A panic that somebody recovers from goes past the unlocking.
type box struct {
	mu sync.Mutex
	v  []int
}

func (b *box) hasty(i int) { b.mu.Lock(); b.v[i]++; b.mu.Unlock() }

func (b *box) careful(i int) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.v[i]++
}

func served(f func(i int)) {
	try := func(i int) func() {
		return func() {
			defer func() { _ = recover() }()
			f(i)
		}
	}
	both(try(0), try(9))
}

func TestPanicPathBug(*testing.T)  { b := &box{v: []int{0}}; served(b.hasty) }
func TestPanicPathCure(*testing.T) { b := &box{v: []int{0}}; served(b.careful) }
