// Inc adds two and takes one back, each under the lock; Value can look between.
//
// fails: counter/race-free atomicity
package race

func (c *Counter) Inc() {
	c.n.Add(2)
	c.n.Add(-1)
}
