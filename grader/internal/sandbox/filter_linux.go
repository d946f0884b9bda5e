//go:build amd64 || arm64

package sandbox

import (
	"golang.org/x/sys/unix"
)

// What the filter makes of a system call. One that is trapped is not carried
// out; the Go runtime ends the program and says where it was, which is more
// than a kill tells the student, and code that caught the trap would have won
// nothing.
const (
	allowed    = unix.SECCOMP_RET_ALLOW
	trapped    = unix.SECCOMP_RET_TRAP
	killed     = unix.SECCOMP_RET_KILL_PROCESS
	noTerminal = unix.SECCOMP_RET_ERRNO | uint32(unix.ENOTTY)
	absent     = unix.SECCOMP_RET_ERRNO | uint32(unix.ENOSYS) // as on an older kernel
)

// Where the kernel puts what the filter looks at: struct seccomp_data.
const (
	numberAt   = 0
	archAt     = 4
	argumentAt = 16 // the first of six, eight bytes each, the low half first
)

// newFilter is the filter of a process: of all system calls it lets those pass
// that a Go program makes which computes, waits and writes to descriptors that
// it was given.
func newFilter(pid int) []unix.SockFilter {
	var p program
	p.load(archAt)
	p.unless(unix.BPF_JEQ, arch, killed)
	p.load(numberAt)
	// Threads, but no processes: so nothing is left behind, and nothing has to
	// be counted. In clone3 the flags lie in memory, where a filter cannot look;
	// whoever finds it absent uses clone.
	p.on(unix.SYS_CLONE3, absent)
	p.check(unix.SYS_CLONE, 0, unix.BPF_JSET, unix.CLONE_THREAD)
	p.check(unix.SYS_TGKILL, 0, unix.BPF_JEQ, uint32(pid))
	p.check(unix.SYS_PRLIMIT64, 0, unix.BPF_JEQ, 0)
	p.check(unix.SYS_EXECVEAT, 0, unix.BPF_JEQ, beyondFD)
	// Memory that is shared counts against no limit.
	p.check(unix.SYS_MMAP, 3, unix.BPF_JSET, unix.MAP_PRIVATE)
	p.on(unix.SYS_PRCTL, absent)     // names for memory; nobody misses them
	p.on(unix.SYS_IOCTL, noTerminal) // packages ask whether there is one before main
	for _, call := range calls {
		p.on(call, allowed)
	}
	p.end(trapped)
	return p
}

// A program is what the kernel runs at every system call. While the number of
// the call is being looked at, it is what was loaded last.
type program []unix.SockFilter

func (p *program) add(code uint16, k uint32, yes, no uint8) {
	*p = append(*p, unix.SockFilter{Code: code, Jt: yes, Jf: no, K: k})
}

func (p *program) load(at uint32)    { p.add(unix.BPF_LD|unix.BPF_W|unix.BPF_ABS, at, 0, 0) }
func (p *program) end(answer uint32) { p.add(unix.BPF_RET|unix.BPF_K, answer, 0, 0) }

// test goes on behind the next instructions, as many as skip, if the test fails.
func (p *program) test(test uint16, k uint32, skip uint8) {
	p.add(unix.BPF_JMP|unix.BPF_K|test, k, 0, skip)
}

// unless answers if the test fails.
func (p *program) unless(test uint16, k, answer uint32) {
	p.add(unix.BPF_JMP|unix.BPF_K|test, k, 1, 0)
	p.end(answer)
}

// on gives one call an answer.
func (p *program) on(call, answer uint32) {
	p.test(unix.BPF_JEQ, call, 1)
	p.end(answer)
}

// check allows one call if an argument passes a test, and else traps it.
func (p *program) check(call uint32, argument uint32, test uint16, k uint32) {
	p.test(unix.BPF_JEQ, call, 4)
	p.load(argumentAt + 8*argument)
	p.test(test, k, 1)
	p.end(allowed)
	p.end(trapped)
}
