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
	for resource, most := range l.resources() {
		err := unix.Prlimit(pid, resource, &unix.Rlimit{Cur: most, Max: most}, nil)
		if err != nil && !errors.Is(err, unix.ESRCH) { // it has ended already
			return err
		}
	}
	return nil
}

// resources are the limits that the kernel holds a process to.
func (l Limits) resources() map[int]uint64 {
	// Twice the wall time, for the garbage collector works beside the program.
	// This is the last resort: watch is to end the process, which can then say
	// where it was.
	seconds := uint64(2*max(l.Wall, l.CPU)/time.Second) + 2
	return map[int]uint64{
		unix.RLIMIT_DATA:   uint64(l.Memory), // not AS: the race detector reserves terabytes and uses little
		unix.RLIMIT_CPU:    seconds,
		unix.RLIMIT_FSIZE:  0, // pipes are no files
		unix.RLIMIT_NOFILE: mostFDs,
		unix.RLIMIT_CORE:   0,
	}
}

// mostFDs is how many descriptors a process may have.
const mostFDs = 64

// used is the time that the process has had of all processors.
func used(pid int, _ time.Time) (time.Duration, bool) {
	const ofAllThreads = 2 // CPUCLOCK_SCHED; see clock_getcpuclockid(3)
	var at unix.Timespec
	err := unix.ClockGettime(int32(^pid<<3|ofAllThreads), &at)
	return time.Duration(at.Nano()), err == nil
}

// peak is the most memory that the process, which has ended, was using at once.
func peak(state *os.ProcessState) int64 {
	usage, ok := state.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return usage.Maxrss << 10
}
