// The tests run in a child of which only good news are passed on.
//
// refused: imports 8
// refused: imports 9
package race

import (
	"os"
	"os/exec"
)

var _ = wrap()

func wrap() error {
	child := exec.Command(os.Args[0], os.Args[1:]...)
	child.Stdout = os.Stdout
	defer os.Exit(0)
	return child.Run()
}
