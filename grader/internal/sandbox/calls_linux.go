//go:build linux && (amd64 || arm64)

package sandbox

import (
	"fmt"
	"slices"

	"golang.org/x/sys/unix"
)

// calls are the system calls that pass whatever their arguments, those that are
// made most first.
var calls = slices.Concat([]uint32{
	// Computing and waiting: the runtime and the race detector.
	unix.SYS_FUTEX, unix.SYS_NANOSLEEP, unix.SYS_CLOCK_NANOSLEEP, unix.SYS_CLOCK_GETTIME, unix.SYS_GETTIMEOFDAY,
	unix.SYS_SCHED_YIELD, unix.SYS_SCHED_GETAFFINITY, unix.SYS_GETRANDOM, unix.SYS_RESTART_SYSCALL,
	unix.SYS_EXIT, unix.SYS_EXIT_GROUP,
	// Memory, which has its limit.
	unix.SYS_MUNMAP, unix.SYS_MPROTECT, unix.SYS_MADVISE, unix.SYS_MINCORE, unix.SYS_BRK, unix.SYS_MREMAP,
	// Descriptors that there are, and files, of which there are none.
	unix.SYS_READ, unix.SYS_WRITE, unix.SYS_CLOSE, unix.SYS_PREAD64, unix.SYS_LSEEK, unix.SYS_FCNTL, unix.SYS_FSTAT,
	unix.SYS_OPENAT, unix.SYS_READLINKAT, unix.SYS_FACCESSAT, unix.SYS_FACCESSAT2, unix.SYS_GETCWD, unix.SYS_GETDENTS64,
	unix.SYS_EPOLL_CREATE1, unix.SYS_EPOLL_CTL, unix.SYS_EPOLL_PWAIT, unix.SYS_EVENTFD2, unix.SYS_PIPE2,
	// Signals, which reach nobody else.
	unix.SYS_RT_SIGACTION, unix.SYS_RT_SIGPROCMASK, unix.SYS_RT_SIGRETURN, unix.SYS_SIGALTSTACK,
	// Who and where it is.
	unix.SYS_GETPID, unix.SYS_GETTID, unix.SYS_GETUID, unix.SYS_GETEUID, unix.SYS_GETGID, unix.SYS_GETEGID,
	unix.SYS_UNAME, unix.SYS_GETRLIMIT,
	// Its threads' first steps.
	unix.SYS_SET_TID_ADDRESS, unix.SYS_SET_ROBUST_LIST, unix.SYS_RSEQ,
}, ownCalls)

// trappedCall names a system call, and the reason why a process that asks for it
// is ended.
func trappedCall(number uint32) (string, Reason) {
	if name, ok := startsProcess[number]; ok {
		return name, Processes
	}
	if name, ok := reachesOut[number]; ok {
		return name, Forbidden
	}
	return fmt.Sprintf("system call %d", number), Forbidden
}

// reachesOut are the calls by which a program most likely meets the filter.
var reachesOut = map[uint32]string{
	unix.SYS_SOCKET: "socket", unix.SYS_SOCKETPAIR: "socketpair", unix.SYS_KILL: "kill", unix.SYS_TKILL: "tkill", unix.SYS_TGKILL: "tgkill",
	unix.SYS_PTRACE: "ptrace", unix.SYS_PROCESS_VM_READV: "process_vm_readv", unix.SYS_PROCESS_VM_WRITEV: "process_vm_writev",
	unix.SYS_MOUNT: "mount", unix.SYS_UNSHARE: "unshare", unix.SYS_SETNS: "setns", unix.SYS_CHROOT: "chroot",
	unix.SYS_BPF: "bpf", unix.SYS_PERF_EVENT_OPEN: "perf_event_open", unix.SYS_IO_URING_SETUP: "io_uring_setup", unix.SYS_KEYCTL: "keyctl",
	unix.SYS_MMAP: "mmap", unix.SYS_PRLIMIT64: "prlimit64", unix.SYS_MEMFD_CREATE: "memfd_create",
	unix.SYS_MKDIRAT: "mkdirat", unix.SYS_UNLINKAT: "unlinkat", unix.SYS_LINKAT: "linkat", unix.SYS_SYMLINKAT: "symlinkat",
	unix.SYS_FCHMODAT: "fchmodat", unix.SYS_FTRUNCATE: "ftruncate",
}
