package pairs

import (
	"sync"
	"testing"
)

// A pool of workers is closed while somebody submits.
type workers struct {
	mu     sync.RWMutex
	closed bool
	jobs   chan func()
	wg     sync.WaitGroup
}

func newWorkers() *workers {
	w := &workers{jobs: make(chan func())}
	w.wg.Go(func() {
		for job := range w.jobs {
			job()
		}
	})
	return w
}

func (w *workers) hasty() { w.jobs <- func() {} }

func (w *workers) careful() {
	w.mu.RLock()
	defer w.mu.RUnlock()
	if !w.closed {
		w.jobs <- func() {}
	}
}

func (w *workers) close() {
	w.mu.Lock()
	w.closed = true
	close(w.jobs)
	w.mu.Unlock()
	w.wg.Wait()
}

func TestSubmitAfterCloseBug(*testing.T)  { w := newWorkers(); both(w.hasty, w.close) }
func TestSubmitAfterCloseCure(*testing.T) { w := newWorkers(); both(w.careful, w.close) }
