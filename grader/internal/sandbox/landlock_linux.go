//go:build amd64 || arm64

package sandbox

import (
	"fmt"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

const (
	mayRead = unix.LANDLOCK_ACCESS_FS_READ_FILE
	mayRun  = mayRead | unix.LANDLOCK_ACCESS_FS_EXECUTE
	mayUse  = mayRead | unix.LANDLOCK_ACCESS_FS_WRITE_FILE
)

// hide leaves the thread nothing of the machine's files but what the program
// needs. In tier 1 there is nothing to hide.
func (s stage) hide() error {
	if s.Tier != Restricted {
		return nil
	}
	rules, err := newRuleset()
	if err != nil {
		return err
	}
	defer unix.Close(rules)
	if err := allow(rules, beyondFD, mayRun); err != nil {
		return fmt.Errorf("allow the program: %w", err)
	}
	// The race detector reads its options from the first of these.
	files := map[string]uint64{"/proc/self/environ": mayRead, os.DevNull: mayUse}
	for _, file := range s.Libraries {
		files[file] = mayRun
	}
	for file, rights := range files {
		if err := allowFile(rules, file, rights); err != nil {
			return fmt.Errorf("allow %s: %w", file, err)
		}
	}
	if _, _, e := unix.RawSyscall(unix.SYS_LANDLOCK_RESTRICT_SELF, uintptr(rules), 0, 0); e != 0 {
		return fmt.Errorf("landlock_restrict_self: %w", e)
	}
	return nil
}

// newRuleset forbids everything that this kernel's Landlock knows.
func newRuleset() (int, error) {
	version, _, e := unix.RawSyscall(unix.SYS_LANDLOCK_CREATE_RULESET, 0, 0, unix.LANDLOCK_CREATE_RULESET_VERSION)
	if e != 0 {
		return 0, fmt.Errorf("landlock_create_ruleset: %w", e)
	}
	all := everything(int(version))
	rules, _, e := unix.RawSyscall(unix.SYS_LANDLOCK_CREATE_RULESET, uintptr(unsafe.Pointer(&all)), unsafe.Sizeof(all), 0)
	if e != 0 {
		return 0, fmt.Errorf("landlock_create_ruleset: %w", e)
	}
	return int(rules), nil
}

// everything is what a version of Landlock can forbid. One that is newer than
// we know forbids what the newest known to us does.
func everything(version int) unix.LandlockRulesetAttr {
	all := unix.LandlockRulesetAttr{Handled_access_fs: unix.LANDLOCK_ACCESS_FS_MAKE_SYM<<1 - 1}
	if version >= 2 {
		all.Handled_access_fs |= unix.LANDLOCK_ACCESS_FS_REFER
	}
	if version >= 3 {
		all.Handled_access_fs |= unix.LANDLOCK_ACCESS_FS_TRUNCATE
	}
	if version >= 4 {
		all.Handled_access_net = unix.LANDLOCK_ACCESS_NET_BIND_TCP | unix.LANDLOCK_ACCESS_NET_CONNECT_TCP
	}
	if version >= 5 {
		all.Handled_access_fs |= unix.LANDLOCK_ACCESS_FS_IOCTL_DEV
	}
	if version >= 6 {
		all.Scoped = unix.LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | unix.LANDLOCK_SCOPE_SIGNAL
	}
	return all
}

func allowFile(rules int, file string, rights uint64) error {
	fd, err := unix.Open(file, unix.O_PATH|unix.O_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer unix.Close(fd)
	return allow(rules, fd, rights)
}

func allow(rules, fd int, rights uint64) error {
	rule := unix.LandlockPathBeneathAttr{Allowed_access: rights, Parent_fd: int32(fd)}
	_, _, e := unix.RawSyscall6(unix.SYS_LANDLOCK_ADD_RULE, uintptr(rules), unix.LANDLOCK_RULE_PATH_BENEATH,
		uintptr(unsafe.Pointer(&rule)), 0, 0, 0)
	if e != 0 {
		return e
	}
	return nil
}
