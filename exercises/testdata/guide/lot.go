package guide

import (
	"sync"
	"sync/atomic"
)

// An openLot is a car park without a barrier.
type openLot struct{ free atomic.Int64 }

func (l *openLot) enter() bool {
	if l.free.Load() == 0 {
		return false
	}
	l.free.Add(-1)
	return true
}

// A lot is a car park with a barrier.
type lot struct {
	mu   sync.Mutex
	free int // guarded by mu
}

func (l *lot) leave() {
	l.mu.Lock()
	l.free++
	l.mu.Unlock()
}

func (l *lot) enter() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.free == 0 {
		return false
	}
	l.free--
	return true
}

// inspect shows a visitor the lot as it is.
func (l *lot) inspect(visitor func(free int)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	visitor(l.free)
}
