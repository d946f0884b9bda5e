// Tests are left out by changing the arguments of the process.
//
// refused: imports 7
// refused: foreign 12
package race

import "os"

var _ = leaveOut()

func leaveOut() bool {
	os.Args = append(os.Args, "-test.run=^$")
	return true
}
