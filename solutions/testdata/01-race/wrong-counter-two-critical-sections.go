// Inc reads under the lock and writes under the lock, and lets go between.
//
// fails: counter/no-lost-update atomicity
package race

import "sync"

type Counter struct {
	mu sync.Mutex
	n  int
}

func (c *Counter) Inc() {
	n := c.Value()
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n = n + 1
}

func (c *Counter) Value() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.n
}
