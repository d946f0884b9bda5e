package pairs

import (
	"sync/atomic"
	"testing"
)

// The mark is the same again, so nothing can have happened: ABA.
type span struct {
	mark, from, to atomic.Int64
}

func (s *span) move(after int64) {
	s.mark.Store(1)
	s.from.Store(5)
	s.to.Store(5)
	s.mark.Store(after)
}

// read gives up if somebody moves the span meanwhile, or has.
func (s *span) read(t *testing.T) {
	mark := s.mark.Load()
	from, to := s.from.Load(), s.to.Load()
	if mark != 1 && s.mark.Load() == mark && from != to {
		t.Errorf("from %d to %d", from, to)
	}
}

func TestSameAgainBug(t *testing.T) {
	s := new(span)
	both(func() { s.move(0) }, func() { s.read(t) })
}

func TestSameAgainCure(t *testing.T) {
	s := new(span)
	both(func() { s.move(2) }, func() { s.read(t) })
}
