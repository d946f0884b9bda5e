// A map of the standard library is not set up afresh for every schedule: what
// is kept there tells the second one from the first.
//
// refused: foreign 13
package race

import "unicode"

func (c *Counter) Inc() {
	if _, again := unicode.Categories["again"]; again {
		c.n.Add(1)
	}
	unicode.Categories["again"] = nil
}
