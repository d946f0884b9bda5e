package pairs

import (
	"sync"
	"testing"
)

// A first look without the lock is meant to save the lock.
type lazy struct {
	mu sync.Mutex
	v  int
}

func (l *lazy) hasty() int {
	if v := l.v; v != 0 {
		return v
	}
	return l.careful()
}

func (l *lazy) careful() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.v == 0 {
		l.v = 7
	}
	return l.v
}

func TestFirstLookBug(*testing.T) {
	l := new(lazy)
	both(func() { l.careful() }, func() { l.hasty() })
}

func TestFirstLookCure(*testing.T) {
	l := new(lazy)
	both(func() { l.careful() }, func() { l.careful() })
}
