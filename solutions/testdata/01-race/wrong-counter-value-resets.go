// Value takes the count away.
//
// fails: counter/no-lost-update wrong-value
package race

func (c *Counter) Value() int { return int(c.n.Swap(0)) }
