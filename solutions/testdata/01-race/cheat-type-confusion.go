// An interface is two words, a slice three. A data race on one can pair the type
// or the length of one value with the data of another, and from there reach any
// memory: it is stopped as the data race that it is.
//
// fails: counter/no-lost-update race, counter/race-free race
package race

type Counter struct {
	n    any
	list []int
}

type small struct{ p *int }

type large struct{ words [4]uintptr }

func (c *Counter) Inc() {
	c.n = &small{new(int)}
	c.n = &large{}
	c.list = append(c.list, 1)
}

func (c *Counter) Value() int {
	if s, ok := c.n.(*small); ok {
		return *s.p
	}
	return len(c.list)
}
