// There is one processor only, so that nothing can happen at once.
//
// refused: imports 6
package race

import "runtime"

type Counter struct{ n int }

func (c *Counter) Inc() {
	runtime.GOMAXPROCS(1)
	c.n++
}

func (c *Counter) Value() int { return c.n }
