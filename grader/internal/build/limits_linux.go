package build

import (
	"errors"
	"os"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

// hold limits what a process, which has just started, may ask for from now on.
func hold(pid int) error {
	for resource, most := range map[int]uint64{
		unix.RLIMIT_DATA:  mostData,
		unix.RLIMIT_CPU:   uint64(mostTime / time.Second),
		unix.RLIMIT_FSIZE: mostFile,
		unix.RLIMIT_CORE:  0,
	} {
		err := unix.Prlimit(pid, resource, &unix.Rlimit{Cur: most, Max: most}, nil)
		if err != nil && !errors.Is(err, unix.ESRCH) { // it has ended already
			return err
		}
	}
	return nil
}

// peak is the most memory that a process, which has ended, was using at once.
func peak(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return usage.Maxrss << 10
}
