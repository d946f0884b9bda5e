// Inc takes the lock that readers share. It keeps out nobody who writes.
//
// fails: counter/no-lost-update race
// fails: counter/race-free race
package race

import "sync"

type Counter struct {
	mu sync.RWMutex
	n  int
}

func (c *Counter) Inc() {
	c.mu.RLock()
	defer c.mu.RUnlock()
	c.n++
}

func (c *Counter) Value() int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.n
}
