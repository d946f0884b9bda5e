package pairs

import (
	"sync"
	"testing"
)

// A reader reads again inside, and in between a writer has come.
type register struct {
	mu sync.RWMutex
	n  int
}

func (r *register) size() int { r.mu.RLock(); defer r.mu.RUnlock(); return r.n }

func (r *register) hasty() int   { r.mu.RLock(); defer r.mu.RUnlock(); return 2 * r.size() }
func (r *register) careful() int { r.mu.RLock(); defer r.mu.RUnlock(); return 2 * r.n }
func (r *register) grow()        { r.mu.Lock(); r.n++; r.mu.Unlock() }

func TestReadAgainBug(*testing.T)  { r := new(register); both(func() { r.hasty() }, r.grow) }
func TestReadAgainCure(*testing.T) { r := new(register); both(func() { r.careful() }, r.grow) }
