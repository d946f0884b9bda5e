// Inc tries again when another Inc was faster, which somebody then was.
package race

func (c *Counter) Inc() {
	for {
		n := c.n.Load()
		if c.n.CompareAndSwap(n, n+1) {
			return
		}
	}
}
