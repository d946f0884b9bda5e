// The file is opened to C, from where it may be called unseen.
//
// refused: directives 8
package race

type Counter struct{ n int }

//export Inc
func Inc(c *Counter) { c.n++ }

func (c *Counter) Inc() { Inc(c) }

func (c *Counter) Value() int { return c.n }
