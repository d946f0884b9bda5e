package pairs

import (
	"sync"
	"testing"
)

// One does the work for both, and panics; the other one is never told.
type flight struct {
	mu   sync.Mutex
	done chan struct{}
}

func (f *flight) do(careful bool) {
	f.mu.Lock()
	if done := f.done; done != nil {
		f.mu.Unlock()
		<-done
		return
	}
	done := make(chan struct{})
	f.done = done
	f.mu.Unlock()
	defer func() { _ = recover() }()
	if careful {
		defer close(done)
	}
	panic("failed")
}

func TestFlightPanicsBug(*testing.T) {
	f := new(flight)
	both(func() { f.do(false) }, func() { f.do(false) })
}

func TestFlightPanicsCure(*testing.T) {
	f := new(flight)
	both(func() { f.do(true) }, func() { f.do(true) })
}
