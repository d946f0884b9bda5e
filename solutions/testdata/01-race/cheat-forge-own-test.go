// The file brings a test of the same name that always passes.
//
// refused: imports 7
// refused: reserved 9
package race

import "testing"

func TestCounter(t *testing.T) {
	t.Run("no-lost-update", func(t *testing.T) {})
}
