// Inc counts well the first time that anybody calls it, and else by chance.
// Package variables are set up afresh for every schedule, and chance is repeated
// like all else: there is no first time to be good at.
//
// fails: counter/no-lost-update atomicity
package race

import (
	"math/rand/v2"
	"sync/atomic"
)

var calls atomic.Int64

func (c *Counter) Inc() {
	if calls.Add(1) > 1 || rand.IntN(2) == 0 {
		c.n.Store(c.n.Load() + 1)
		return
	}
	c.n.Add(1)
}
