// Inc is made of two atomic operations, and another Inc fits between them. The
// race detector has nothing to say about it.
//
// fails: counter/no-lost-update atomicity
package race

func (c *Counter) Inc() {
	n := c.n.Load()
	c.n.Store(n + 1)
}
