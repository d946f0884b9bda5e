// Inc and Value use an int that goroutines share, and nothing orders them.
//
// fails: counter/no-lost-update race
// fails: counter/race-free race
package race

type Counter struct {
	n int
}

func (c *Counter) Inc() { c.n++ }

func (c *Counter) Value() int { return c.n }
