// Inc gives up when another Inc was faster.
//
// fails: counter/no-lost-update atomicity
package race

func (c *Counter) Inc() {
	n := c.n.Load()
	c.n.CompareAndSwap(n, n+1)
}
