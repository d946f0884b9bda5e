// Inc returns before it has counted.
//
// fails: counter/no-lost-update wrong-value
package race

func (c *Counter) Inc() {
	go c.n.Add(1)
}
