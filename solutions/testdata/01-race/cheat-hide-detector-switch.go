// The race detector has a switch, which the linker can reach.
//
// refused: directives 9
// refused: bodies 10
package race

type Counter struct{ n int }

//go:linkname disable internal/race.Disable
func disable()

func (c *Counter) Inc() {
	disable()
	c.n++
}
