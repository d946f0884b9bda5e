package pairs

import (
	"sync"
	"testing"
)

// A copy of a lock is another lock; what it guards is still the same.
type label struct {
	mu   *sync.Mutex
	text *string
}

func newLabel() label { return label{new(sync.Mutex), new(string)} }

func (l label) set() { l.mu.Lock(); *l.text = "set"; l.mu.Unlock() }

func (l label) copied() label {
	mu := *l.mu
	return label{&mu, l.text}
}

func TestCopiedLockBug(*testing.T)  { l := newLabel(); both(l.set, l.copied().set) }
func TestCopiedLockCure(*testing.T) { l := newLabel(); both(l.set, l.set) }
