package pairs

import (
	"sync"
	"testing"
)

// Who looks and who goes to sleep must hold the lock in between.
type gate struct {
	mu   sync.Mutex
	cond *sync.Cond
	open bool
}

func newGate() *gate {
	g := new(gate)
	g.cond = sync.NewCond(&g.mu)
	return g
}

func (g *gate) let() { g.mu.Lock(); g.open = true; g.cond.Broadcast(); g.mu.Unlock() }

func (g *gate) hasty() {
	g.mu.Lock()
	open := g.open
	g.mu.Unlock()
	if !open {
		g.mu.Lock()
		g.cond.Wait()
		g.mu.Unlock()
	}
}

func (g *gate) careful() {
	g.mu.Lock()
	for !g.open {
		g.cond.Wait()
	}
	g.mu.Unlock()
}

func TestLostWakeupBug(*testing.T)  { g := newGate(); both(g.let, g.hasty) }
func TestLostWakeupCure(*testing.T) { g := newGate(); both(g.let, g.careful) }
