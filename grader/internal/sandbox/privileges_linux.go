//go:build amd64 || arm64

package sandbox

import (
	"bufio"
	"errors"
	"fmt"
	"os"

	"golang.org/x/sys/unix"
)

// nobody is the user that owns nothing, and its group.
const nobody = 65534

// hasNobody reports whether we are root and may turn into nobody. In a container
// of an ordinary user, root may be the only one there is.
func hasNobody() bool {
	return os.Geteuid() == 0 && mapped("/proc/self/uid_map") && mapped("/proc/self/gid_map")
}

// mapped reports whether a table of identities knows nobody.
func mapped(table string) bool {
	f, err := os.Open(table)
	if err != nil {
		return false
	}
	defer f.Close()
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var inside, outside, size int64
		if _, err := fmt.Sscan(lines.Text(), &inside, &outside, &size); err == nil && inside <= nobody && nobody < inside+size {
			return true
		}
	}
	return false
}

// securebits says that user 0 is nobody special, and that nobody can say
// otherwise any more.
const securebits = 1<<0 | 1<<1 | // SECBIT_NOROOT and its lock
	1<<2 | 1<<3 | // SECBIT_NO_SETUID_FIXUP and its lock
	1<<5 // the lock of SECBIT_KEEP_CAPS

// drop gives up root's identity and every capability, now and for good.
func (s stage) drop() error {
	if err := s.forgo(); err != nil && !(s.Tier == Restricted && errors.Is(err, unix.EPERM)) {
		return err // an ordinary user on this machine may not, and need not: see below
	}
	if s.Nobody {
		if err := becomeNobody(); err != nil {
			return err
		}
	}
	header := unix.CapUserHeader{Version: unix.LINUX_CAPABILITY_VERSION_3}
	var none [2]unix.CapUserData
	if err := unix.Capset(&header, &none[0]); err != nil {
		return fmt.Errorf("capset: %w", err)
	}
	// From here on no exec gives any back, whatever the user or the file.
	return unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
}

// forgo gives up what one could get capabilities back from.
func (stage) forgo() error {
	for capability := uintptr(0); ; capability++ {
		err := unix.Prctl(unix.PR_CAPBSET_DROP, capability, 0, 0, 0)
		if errors.Is(err, unix.EINVAL) && capability > 0 {
			break // there are no more
		}
		if err != nil {
			return fmt.Errorf("drop capability %d: %w", capability, err)
		}
	}
	if err := unix.Prctl(unix.PR_SET_SECUREBITS, securebits, 0, 0, 0); err != nil {
		return fmt.Errorf("securebits: %w", err)
	}
	return nil
}

// becomeNobody changes the user and groups of this thread, which is the only
// one that lives on. Package syscall would change all threads.
func becomeNobody() error {
	if _, _, e := unix.RawSyscall(unix.SYS_SETGROUPS, 0, 0, 0); e != 0 {
		return fmt.Errorf("setgroups: %w", e)
	}
	if _, _, e := unix.RawSyscall(unix.SYS_SETRESGID, nobody, nobody, nobody); e != 0 {
		return fmt.Errorf("setresgid: %w", e)
	}
	if _, _, e := unix.RawSyscall(unix.SYS_SETRESUID, nobody, nobody, nobody); e != 0 {
		return fmt.Errorf("setresuid: %w", e)
	}
	return nil
}
