// The addition stands in a file in another language.
//
// refused: bodies 8
package race

type Counter struct{ n int }

func add(n *int)

func (c *Counter) Inc() { add(&c.n) }

func (c *Counter) Value() int { return c.n }
