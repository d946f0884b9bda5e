// A comment that a reader sees in another order than the compiler: what looks
// like a comment is code, or the reverse.
//
// refused: intake 8
package race

func (c *Counter) Inc() {
	/* only one at a time ‮} ⁦if locked⁩ ⁦ */
	c.n.Add(1)
}
