// A type of a gigabyte, in thirty short lines if one likes.
//
// refused: arrays 11
package race

type (
	a [1000]int
	b struct{ x, y, z, w a }
	c struct{ x, y, z, w b }
	d struct{ x, y, z, w c }
	e struct{ x, y, z, w d }
	f struct{ x, y, z, w e }
	g struct{ x, y, z, w f }
)

var table g
