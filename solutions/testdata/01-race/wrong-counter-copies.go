// Inc keeps what it has done in an array, through copy: the library writes there
// for it, and nothing orders two of them. Only the race detector sees such writes.
//
// fails: counter/no-lost-update race
package race

import "sync/atomic"

type Counter struct {
	n      atomic.Int64
	latest [1]int
}

func (c *Counter) Inc() {
	c.n.Add(1)
	copy(c.latest[:], []int{1})
}
