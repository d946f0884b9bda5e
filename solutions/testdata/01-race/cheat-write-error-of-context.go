// An error that everybody compares with is taken away.
//
// refused: foreign 9
package race

import "context"

func (c *Counter) Inc() {
	context.Canceled = nil
	c.n.Add(1)
}
