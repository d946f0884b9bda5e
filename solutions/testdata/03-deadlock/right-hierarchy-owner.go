// The lock knows the session that has it, and a condition variable wakes the next.
package deadlock

import (
	"slices"
	"sync"
)

type RankedLock struct {
	rank  int
	mu    sync.Mutex
	free  *sync.Cond
	owner *Session
}

func NewRankedLock(rank int) *RankedLock {
	l := &RankedLock{rank: rank}
	l.free = sync.NewCond(&l.mu)
	return l
}

type Session struct{ ranks []int }

func NewSession() *Session { return &Session{} }

func (s *Session) Lock(l *RankedLock) error {
	if len(s.ranks) > 0 && slices.Max(s.ranks) >= l.rank {
		return ErrOrder
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	for l.owner != nil {
		l.free.Wait()
	}
	l.owner = s
	s.ranks = append(s.ranks, l.rank)
	return nil
}

func (s *Session) Unlock(l *RankedLock) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.owner != s {
		panic("not held")
	}
	l.owner = nil
	i := slices.Index(s.ranks, l.rank)
	s.ranks = slices.Delete(s.ranks, i, i+1)
	l.free.Signal()
}
