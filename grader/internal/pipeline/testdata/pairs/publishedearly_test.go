package pairs

import (
	"sync/atomic"
	"testing"
)

// It is said to be ready, and is made ready.
type server struct {
	ready atomic.Bool
	port  int
}

func (s *server) hasty()   { s.ready.Store(true); s.port = 80 }
func (s *server) careful() { s.port = 80; s.ready.Store(true) }

func (s *server) dial() int {
	if s.ready.Load() {
		return s.port
	}
	return 80
}

func TestPublishedEarlyBug(*testing.T)  { s := new(server); both(s.hasty, func() { s.dial() }) }
func TestPublishedEarlyCure(*testing.T) { s := new(server); both(s.careful, func() { s.dial() }) }
