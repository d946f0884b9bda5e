// Record and View agree on one lock, Snapshot on another.
//
// fails: stats/consistent race
package mutex

import "sync"

type Stats struct {
	mu         sync.RWMutex
	snapshots  sync.Mutex
	count, sum int
}

func (s *Stats) Snapshot() (count, sum int) {
	s.snapshots.Lock()
	defer s.snapshots.Unlock()
	return s.count, s.sum
}
