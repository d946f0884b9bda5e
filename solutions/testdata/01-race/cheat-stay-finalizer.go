// Code runs whenever the garbage collector likes.
//
// refused: imports 6
package race

import "runtime"

func (c *Counter) Inc() {
	runtime.SetFinalizer(c, func(c *Counter) { panic("late") })
	c.n.Add(1)
}
