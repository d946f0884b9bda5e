package pairs

import (
	"sync"
	"testing"
)

// Two accounts are locked in the order of the transfer.
type purse struct {
	mu sync.Mutex
	id int
	n  int
}

func move(first, second, from, to *purse) {
	first.mu.Lock()
	defer first.mu.Unlock()
	second.mu.Lock()
	defer second.mu.Unlock()
	from.n--
	to.n++
}

func TestOppositeOrderBug(*testing.T) {
	a, b := &purse{id: 1}, &purse{id: 2}
	both(func() { move(a, b, a, b) }, func() { move(b, a, b, a) })
}

func TestOppositeOrderCure(*testing.T) {
	a, b := &purse{id: 1}, &purse{id: 2}
	both(func() { move(a, b, a, b) }, func() { move(a, b, b, a) })
}
