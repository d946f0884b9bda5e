//go:build amd64 || arm64

package sandbox

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A program that links this package can launch boxes: it starts itself again,
// and comes no further than here.
func init() {
	Role(stageName, func() { fmt.Fprint(os.NewFile(failureFD, "failure"), become()) })
	Role(probeName, func() { fmt.Fprint(os.NewFile(recordsFD, "records"), answer()) })
}

// probeWord is what a probe says if it is kept from everything.
const probeWord = "held"

// answer is what a process of ours sees in the box.
func answer() string {
	if _, err := os.ReadDir("/etc"); err == nil {
		return "it can read the machine's files"
	}
	return probeWord
}

// become makes the box and turns into the program. It returns only if that
// fails.
func become() error {
	runtime.LockOSThread() // what follows holds for one thread, which exec keeps
	s, err := readStage()
	if err != nil {
		return err
	}
	// Out of the reach of every number that the program can ever have, so that
	// the one exec the filter lets through is this one.
	if err := unix.Dup3(programFD, beyondFD, unix.O_CLOEXEC); err != nil {
		return fmt.Errorf("move the program: %w", err)
	}
	if err := sealFrom(programFD); err != nil {
		return fmt.Errorf("seal what we inherited: %w", err)
	}
	steps := []struct {
		what string
		do   func() error
	}{
		{"make an empty root", s.root},
		{"give up all privileges", s.drop},
		{"hide the machine's files", s.hide},
		{"look after our parent", orphaned},
		{"set the limits", s.confine},
	}
	for _, step := range steps {
		if err := step.do(); err != nil {
			return fmt.Errorf("%s: %w", step.what, err)
		}
	}
	return s.exec()
}

// beyondFD is a number that no descriptor of the program can have.
const beyondFD = mostFDs + 1

// sealFrom closes all descriptors from first on for the program.
func sealFrom(first uint) error {
	err := unix.CloseRange(first, ^uint(0), unix.CLOSE_RANGE_CLOEXEC)
	if err == unix.ENOSYS || err == unix.EINVAL { // before Linux 5.11; seal has seen to most
		for fd := first; fd <= beyondFD; fd++ {
			syscall.CloseOnExec(int(fd))
		}
		return nil
	}
	return err
}

// orphaned asks for our end when the grader ends, once more: Linux forgets the
// wish when the user changes. If the grader has ended by now, nobody holds the
// other end of the failure pipe.
func orphaned() error {
	if err := unix.Prctl(unix.PR_SET_PDEATHSIG, uintptr(unix.SIGKILL), 0, 0, 0); err != nil {
		return err
	}
	pipe := []unix.PollFd{{Fd: failureFD}}
	if _, err := unix.Poll(pipe, 0); err == nil && pipe[0].Revents&unix.POLLERR != 0 {
		return fmt.Errorf("it has ended")
	}
	return nil
}

// mostThreads is what a program in a box may have. Go programs with one
// processor have half a dozen.
const mostThreads = 128

// confine sets the limits of this process, and so of the program.
func (s stage) confine() error {
	if s.Tier == Isolated && countsApart() {
		most := unix.Rlimit{Cur: mostThreads, Max: mostThreads}
		if err := unix.Prlimit(0, unix.RLIMIT_NPROC, &most, nil); err != nil {
			return err
		}
	}
	return restrict(0, s.Limits)
}

// countsApart reports whether this kernel, as all since 5.14, counts the
// threads of a user in each namespace apart. Before, those outside of the box
// count as well, and a student with a browser would have too many.
func countsApart() bool {
	var name unix.Utsname
	if unix.Uname(&name) != nil {
		return false
	}
	var major, minor int
	_, err := fmt.Sscanf(unix.ByteSliceToString(name.Release[:]), "%d.%d", &major, &minor)
	return err == nil && (major > 5 || major == 5 && minor >= 14)
}

// exec applies the filter and becomes the program. In between nothing may
// happen that the filter does not know, so everything is laid out before.
func (s stage) exec() error {
	filter := newFilter(os.Getpid())
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	empty, err := unix.BytePtrFromString("")
	if err != nil {
		return err
	}
	argv, err := syscall.SlicePtrFromStrings([]string{s.Name})
	if err != nil {
		return err
	}
	envv, err := syscall.SlicePtrFromStrings(slices.Concat([]string{}, s.Env))
	if err != nil {
		return err
	}
	if _, _, e := unix.RawSyscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, 0, uintptr(unsafe.Pointer(&program))); e != 0 {
		return fmt.Errorf("filter the system calls: %w", e)
	}
	_, _, e := unix.RawSyscall6(unix.SYS_EXECVEAT, beyondFD, uintptr(unsafe.Pointer(empty)),
		uintptr(unsafe.Pointer(&argv[0])), uintptr(unsafe.Pointer(&envv[0])), unix.AT_EMPTY_PATH, 0)
	return fmt.Errorf("start the program: %w", e)
}
