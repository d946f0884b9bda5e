// Readers see a summary that is never changed, only replaced. A Record waits for
// the Views with a lock of theirs.
package mutex

import (
	"sync"
	"sync/atomic"
)

type totals struct{ count, sum int }

type Stats struct {
	views sync.RWMutex
	now   atomic.Pointer[totals]
}

func (s *Stats) Record(v int) {
	s.views.Lock()
	defer s.views.Unlock()
	count, sum := s.Snapshot()
	s.now.Store(&totals{count + 1, sum + v})
}

func (s *Stats) Snapshot() (count, sum int) {
	if now := s.now.Load(); now != nil {
		return now.count, now.sum
	}
	return 0, 0
}

func (s *Stats) View(fn func(count, sum int)) {
	s.views.RLock()
	defer s.views.RUnlock()
	fn(s.Snapshot())
}
