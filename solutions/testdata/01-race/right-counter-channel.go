// A channel with room for one value is the lock, and the value is the count.
package race

import "sync"

type Counter struct {
	once  sync.Once // the zero value has to be ready, so the channel is made late
	count chan int
}

func (c *Counter) take() int {
	c.once.Do(func() {
		c.count = make(chan int, 1)
		c.count <- 0
	})
	return <-c.count
}

func (c *Counter) Inc() {
	n := c.take() // on a line of its own: before it there may be no channel yet
	c.count <- n + 1
}

func (c *Counter) Value() int {
	n := c.take()
	c.count <- n
	return n
}
