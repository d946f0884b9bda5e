// The same, under the name of something harmless.
//
// refused: imports 6
package race

import strings "unsafe"

type Counter struct{ n int }

func (c *Counter) Inc() { *(*int)(strings.Pointer(c))++ }

func (c *Counter) Value() int { return c.n }
