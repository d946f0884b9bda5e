// Count and sum are atomic, each for itself. Nothing is a race, and who looks
// between the two sees half a Record.
//
// fails: stats/consistent atomicity
package mutex

import (
	"sync"
	"sync/atomic"
)

type Stats struct {
	views      sync.RWMutex
	count, sum atomic.Int64
}

func (s *Stats) Record(v int) {
	s.views.RLock()
	defer s.views.RUnlock()
	s.count.Add(1)
	s.sum.Add(int64(v))
}

func (s *Stats) Snapshot() (count, sum int) {
	return int(s.count.Load()), int(s.sum.Load())
}

func (s *Stats) View(fn func(count, sum int)) {
	s.views.Lock()
	defer s.views.Unlock()
	fn(s.Snapshot())
}
