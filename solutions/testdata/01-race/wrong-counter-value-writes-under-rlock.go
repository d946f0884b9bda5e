// Value keeps a note of what it returned, under the lock that readers share: two
// calls of it race with each other.
//
// fails: counter/race-free race
package race

import "sync"

type Counter struct {
	mu     sync.RWMutex
	n      int
	latest int
}

func (c *Counter) Inc() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
}

func (c *Counter) Value() int {
	c.mu.RLock()
	defer c.mu.RUnlock()
	c.latest = c.n
	return c.latest
}
