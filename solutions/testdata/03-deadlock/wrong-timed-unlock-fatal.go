// Unlock leaves the checking to a sync.Mutex, whose answer nobody can recover from.
//
// fails: timed/unlock-of-unlocked panic
package deadlock

import "sync"

type TimedLock struct {
	id   int64
	held chan struct{}
	mu   sync.Mutex
}

func (l *TimedLock) Unlock() {
	select {
	case <-l.held:
	default:
		l.mu.Unlock()
	}
}
