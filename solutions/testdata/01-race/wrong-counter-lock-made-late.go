// The channel that serves as a lock is made by whoever comes first, and two can
// come first.
//
// fails: counter/no-lost-update race
// fails: counter/race-free race
package race

type Counter struct {
	lock chan struct{}
	n    int
}

func (c *Counter) hold() {
	if c.lock == nil {
		c.lock = make(chan struct{}, 1)
	}
	c.lock <- struct{}{}
}

func (c *Counter) Inc() {
	c.hold()
	c.n++
	<-c.lock
}

func (c *Counter) Value() int {
	c.hold()
	n := c.n
	<-c.lock
	return n
}
