package sandbox

import (
	"os"
	"syscall"
)

// Role makes this program, if it was started under the name, do that and end,
// before it comes as far as main. It is for programs that put themselves into a
// box, see [Command]; a package calls it while it is initialised. No command
// line gives a program such a name.
func Role(name string, do func()) {
	if os.Args[0] == name {
		do()
		syscall.Exit(0)
	}
}
