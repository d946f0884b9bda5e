// The same through its address.
//
// refused: foreign 12
package race

import (
	"context"
	"errors"
)

func (c *Counter) Inc() {
	p := &context.DeadlineExceeded
	*p = errors.New("never")
	c.n.Add(1)
}
