// Value has another type, in the hope that the suite does not mind.
//
// unbuilt: 8
package race

type total int

func (c *Counter) Value() total { return total(c.n.Load()) }
