// The race detector is told to look away.
//
// refused: directives 9
// refused: directives 12
package race

type Counter struct{ n int }

//go:norace
func (c *Counter) Inc() { c.n++ }

//go:norace
func (c *Counter) Value() int { return c.n }
