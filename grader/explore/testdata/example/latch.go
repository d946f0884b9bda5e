// Package example is the worked example of the explorer's page, README.md two
// folders up: a latch that can miss its own opening, and one that cannot.
package example

import "sync"

// A latch lets nobody pass before it is open.
type latch struct {
	mu   sync.Mutex
	wake *sync.Cond
	open bool // guarded by mu
}

func newLatch() *latch {
	l := &latch{}
	l.wake = sync.NewCond(&l.mu)
	return l
}

func (l *latch) Open() {
	l.mu.Lock()
	l.open = true
	l.mu.Unlock()
	l.wake.Broadcast()
}

func (l *latch) isOpen() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.open
}

func (l *latch) PassHastily() {
	if l.isOpen() {
		return
	}
	l.mu.Lock()
	l.wake.Wait()
	l.mu.Unlock()
}

func (l *latch) Pass() {
	l.mu.Lock()
	for !l.open {
		l.wake.Wait()
	}
	l.mu.Unlock()
}
