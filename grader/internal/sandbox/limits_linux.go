package sandbox

import (
	"errors"
	"os"
	"os/exec"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// confine puts the process into a group of its own that ends with us, also if
// we are killed and can end nothing any more.
func confine(cmd *exec.Cmd) {
	seal()
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// restrict sets the limits of a process that has just started. The few
// thousand instructions that it has run by then are the dynamic loader's or the
// Go runtime's.
func restrict(pid int, l Limits) error {
	// Twice the wall time, for the garbage collector works beside the program.
	seconds := uint64(2*l.Wall/time.Second) + 2
	for resource, most := range map[int]uint64{
		unix.RLIMIT_DATA:   uint64(l.Memory), // not AS: the race detector reserves terabytes and uses little
		unix.RLIMIT_CPU:    seconds,
		unix.RLIMIT_FSIZE:  0, // pipes are no files
		unix.RLIMIT_NOFILE: 64,
		unix.RLIMIT_CORE:   0,
	} {
		err := unix.Prlimit(pid, resource, &unix.Rlimit{Cur: most, Max: most}, nil)
		if err != nil && !errors.Is(err, unix.ESRCH) { // it has ended already
			return err
		}
	}
	return nil
}

// peak is the most memory that the process, which has ended, was using at once.
func peak(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return usage.Maxrss << 10
}
