// The variable is reached by its address.
//
// refused: imports 6
package race

import "unsafe"

type Counter struct{ n int }

func (c *Counter) Inc() { *(*int)(unsafe.Add(unsafe.Pointer(c), 0))++ }

func (c *Counter) Value() int { return c.n }
