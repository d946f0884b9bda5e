package pairs

import (
	"errors"
	"sync"
	"testing"
)

// The last to come has the last word, and it says that all is well.
type group struct {
	mu  sync.Mutex
	err error
}

func (g *group) last(err error) { g.mu.Lock(); g.err = err; g.mu.Unlock() }

func (g *group) first(err error) {
	g.mu.Lock()
	if g.err == nil {
		g.err = err
	}
	g.mu.Unlock()
}

func failing(t *testing.T, g *group, report func(error)) {
	both(func() { report(errors.New("failed")) }, func() { report(nil) })
	if g.err == nil {
		t.Error("the error was lost")
	}
}

func TestLostErrorBug(t *testing.T)  { g := new(group); failing(t, g, g.last) }
func TestLostErrorCure(t *testing.T) { g := new(group); failing(t, g, g.first) }
