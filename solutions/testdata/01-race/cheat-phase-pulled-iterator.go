// Goroutines are switched where the engine does not see it.
//
// refused: rewrite 9
package race

import "iter"

func (c *Counter) Inc() {
	next, stop := iter.Pull(func(yield func(int) bool) { yield(1) })
	defer stop()
	n, _ := next()
	c.n.Add(int64(n))
}
