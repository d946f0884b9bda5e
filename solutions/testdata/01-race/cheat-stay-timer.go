// A timer starts before the engine that has the clock.
//
// refused: initial 8
package race

import "time"

var stopped = time.AfterFunc(time.Millisecond, func() { panic("late") })
