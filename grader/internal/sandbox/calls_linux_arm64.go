package sandbox

import "golang.org/x/sys/unix"

const arch = unix.AUDIT_ARCH_AARCH64

// ownCalls are what only this architecture has, or calls differently.
var ownCalls = []uint32{unix.SYS_FSTATAT}

// startsProcess are the calls that start a process or become another, and the
// one that package os makes before it does.
var startsProcess = map[uint32]string{
	unix.SYS_CLONE: "clone", unix.SYS_EXECVE: "execve", unix.SYS_EXECVEAT: "execveat",
	unix.SYS_PIDFD_OPEN: "pidfd_open",
}
