package pairs

import (
	"sync"
	"testing"
)

// Two readers both want to write, and each waits for the other to leave.
type page struct {
	mu sync.RWMutex
	n  int
}

func (p *page) hasty() {
	p.mu.RLock()
	if p.n == 0 {
		p.mu.Lock()
		p.n = 1
		p.mu.Unlock()
	}
	p.mu.RUnlock()
}

func (p *page) careful() {
	p.mu.RLock()
	empty := p.n == 0
	p.mu.RUnlock()
	if empty {
		p.mu.Lock()
		if p.n == 0 {
			p.n = 1
		}
		p.mu.Unlock()
	}
}

func TestUpgradeBug(*testing.T)  { p := new(page); both(p.hasty, p.hasty) }
func TestUpgradeCure(*testing.T) { p := new(page); both(p.careful, p.careful) }
