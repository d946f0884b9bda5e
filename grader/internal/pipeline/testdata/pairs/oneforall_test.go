package pairs

import (
	"sync"
	"testing"
)

// Two wait for the same thing, and one is told.
func two(wake func(c *sync.Cond)) {
	var mu sync.Mutex
	c, ready := sync.NewCond(&mu), false
	wait := func() {
		mu.Lock()
		for !ready {
			c.Wait()
		}
		mu.Unlock()
	}
	go wait()
	go wait()
	mu.Lock()
	ready = true
	wake(c)
	mu.Unlock()
}

func TestOneForAllBug(*testing.T)  { two((*sync.Cond).Signal) }
func TestOneForAllCure(*testing.T) { two((*sync.Cond).Broadcast) }
