// Names that come from nowhere.
//
// refused: imports 6
package race

import . "sync"

type Counter struct {
	mu Mutex
	n  int
}

func (c *Counter) Inc() { c.n++ }

func (c *Counter) Value() int { return c.n }
