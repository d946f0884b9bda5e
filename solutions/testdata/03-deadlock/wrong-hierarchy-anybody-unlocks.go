// An Unlock by a session that does not hold the lock releases it for another.
//
// fails: hierarchy/order wrong-value
package deadlock

import "slices"

func (s *Session) Unlock(l *RankedLock) {
	if i := slices.Index(s.held, l); i >= 0 {
		s.held = slices.Delete(s.held, i, i+1)
	} else if l.mu.TryLock() {
		l.mu.Unlock()
		panic("not held")
	}
	l.mu.Unlock()
}
