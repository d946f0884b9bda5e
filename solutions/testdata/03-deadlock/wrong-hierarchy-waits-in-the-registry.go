// One lock guards the ranks of all, and is held while somebody waits for a lock;
// refusals wait as well.
//
// fails: hierarchy/refuses serialised
package deadlock

import "sync"

var registry sync.Mutex

func (s *Session) Lock(l *RankedLock) error {
	registry.Lock()
	defer registry.Unlock()
	for _, other := range s.held {
		if other.rank >= l.rank {
			return ErrOrder
		}
	}
	l.mu.Lock()
	s.held = append(s.held, l)
	return nil
}
