// The process does not hear when it is told to end.
//
// refused: imports 6
package race

import "os/signal"

var _ = deaf()

func deaf() bool {
	signal.Ignore()
	return true
}
