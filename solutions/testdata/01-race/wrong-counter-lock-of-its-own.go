// Every call makes a lock, and so nobody else ever holds it.
//
// fails: counter/no-lost-update race
// fails: counter/race-free race
package race

import "sync"

type Counter struct {
	n int
}

func (c *Counter) Inc() {
	var mu sync.Mutex
	mu.Lock()
	defer mu.Unlock()
	c.n++
}

func (c *Counter) Value() int {
	var mu sync.Mutex
	mu.Lock()
	defer mu.Unlock()
	return c.n
}
