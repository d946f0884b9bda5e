// Two names that look alike differ in a letter that cannot be seen.
//
// refused: intake 7
package race

func (c *Counter) Inc() {
	var nㅤ int
	_ = nㅤ
	c.n.Add(1)
}
