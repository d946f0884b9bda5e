package main

import (
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// denials are ways in which a machine can be poorer than this one: a system call
// that fails, whenever or if its first argument has a flag, and how.
var denials = map[string]struct {
	call, flag uint32
	err        unix.Errno
}{
	"namespaces": {unix.SYS_CLONE, unix.CLONE_NEWUSER, unix.EPERM},
	"landlock":   {unix.SYS_LANDLOCK_CREATE_RULESET, 0, unix.ENOSYS},
	"filters":    {unix.SYS_SECCOMP, 0, unix.EINVAL},
}

// without runs a command on a machine that lacks something:
//
//	without namespaces grade doctor
//
// What is lacking stays so for whatever the command starts.
func without() {
	if len(os.Args) < 3 {
		fail("usage: without WHAT COMMAND [argument ...]")
	}
	runtime.LockOSThread() // the filter is this thread's, and exec keeps it
	if err := deny(os.Args[1]); err != nil {
		fail(err)
	}
	path, err := exec.LookPath(os.Args[2])
	if err != nil {
		fail(err)
	}
	fail(syscall.Exec(path, os.Args[2:], os.Environ()))
}

func fail(why any) {
	fmt.Fprintln(os.Stderr, "without:", why)
	os.Exit(1)
}

func deny(what string) error {
	d, ok := denials[what]
	if !ok {
		return fmt.Errorf("there is no %q to go without", what)
	}
	const number, firstArgument = 0, 16
	load := func(at uint32) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
	}
	test := func(code uint16, k uint32, otherwise uint8) unix.SockFilter {
		return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_K | code, Jf: otherwise, K: k}
	}
	answer := func(a uint32) unix.SockFilter { return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: a} }
	filter := []unix.SockFilter{load(number), test(unix.BPF_JEQ, d.call, 1), answer(unix.SECCOMP_RET_ERRNO | uint32(d.err)), answer(unix.SECCOMP_RET_ALLOW)}
	if d.flag != 0 {
		filter = []unix.SockFilter{
			load(number), test(unix.BPF_JEQ, d.call, 3), load(firstArgument), test(unix.BPF_JSET, d.flag, 1),
			answer(unix.SECCOMP_RET_ERRNO | uint32(d.err)), answer(unix.SECCOMP_RET_ALLOW),
		}
	}
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return err
	}
	program := unix.SockFprog{Len: uint16(len(filter)), Filter: &filter[0]}
	if _, _, e := unix.RawSyscall(unix.SYS_SECCOMP, unix.SECCOMP_SET_MODE_FILTER, 0, uintptr(unsafe.Pointer(&program))); e != 0 {
		return e
	}
	return nil
}
