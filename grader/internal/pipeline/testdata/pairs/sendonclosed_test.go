package pairs

import (
	"sync"
	"testing"
)

// That it was open a moment ago does not mean that it still is.
type stream struct {
	mu     sync.Mutex
	closed bool
	ch     chan int
}

func (s *stream) hasty() {
	s.mu.Lock()
	closed := s.closed
	s.mu.Unlock()
	if !closed {
		s.ch <- 1
	}
}

func (s *stream) careful() {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.ch <- 1
	}
}

func (s *stream) close() { s.mu.Lock(); s.closed = true; close(s.ch); s.mu.Unlock() }

func TestSendOnClosedBug(*testing.T) { s := &stream{ch: make(chan int, 1)}; both(s.hasty, s.close) }

func TestSendOnClosedCure(*testing.T) { s := &stream{ch: make(chan int, 1)}; both(s.careful, s.close) }
