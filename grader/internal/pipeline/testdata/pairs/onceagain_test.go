package pairs

import (
	"sync"
	"testing"
)

// What is done once asks for itself.
type config struct {
	once sync.Once
	v    int
}

func (c *config) get() int { c.once.Do(func() { c.v = c.fallback() + 1 }); return c.v }

func (c *config) fallback() int { return c.get() }

func TestOnceAgainBug(*testing.T) { new(config).get() }

func TestOnceAgainCure(*testing.T) {
	c := new(config)
	c.once.Do(func() { c.v = 1 })
	c.get()
}
