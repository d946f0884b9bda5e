// Inc holds the lock and Value does not: "it only reads".
//
// fails: counter/race-free race
package race

import "sync"

type Counter struct {
	mu sync.Mutex
	n  int
}

func (c *Counter) Inc() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.n++
}

func (c *Counter) Value() int { return c.n }
