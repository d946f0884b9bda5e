// The variable is reached by reflection.
//
// refused: imports 6
package race

import "reflect"

type Counter struct{ N int }

func (c *Counter) Inc() {
	f := reflect.ValueOf(c).Elem().Field(0)
	f.SetInt(f.Int() + 1)
}

func (c *Counter) Value() int { return c.N }
