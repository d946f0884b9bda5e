package sandbox

import "golang.org/x/sys/unix"

const arch = unix.AUDIT_ARCH_X86_64

// ownCalls are what only this architecture has. The x32 calls, which have the
// same arch and numbers from 1<<30 on, are none of them.
var ownCalls = []uint32{
	unix.SYS_ARCH_PRCTL, unix.SYS_EPOLL_WAIT, unix.SYS_NEWFSTATAT, unix.SYS_READLINK, unix.SYS_ACCESS, unix.SYS_STAT,
}

// startsProcess are the calls that start a process or become another, and the
// one that package os makes before it does.
var startsProcess = map[uint32]string{
	unix.SYS_CLONE: "clone", unix.SYS_FORK: "fork", unix.SYS_VFORK: "vfork", unix.SYS_EXECVE: "execve", unix.SYS_EXECVEAT: "execveat",
	unix.SYS_PIDFD_OPEN: "pidfd_open",
}
