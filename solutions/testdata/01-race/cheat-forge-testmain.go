// The file brings the function that runs the tests, and it runs none.
//
// refused: imports 9
// refused: imports 10
// refused: reserved 13
package race

import (
	"os"
	"testing"
)

func TestMain(m *testing.M) { os.Exit(0) }
