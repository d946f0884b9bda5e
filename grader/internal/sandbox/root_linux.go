//go:build amd64 || arm64

package sandbox

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/sys/unix"
)

// site is where the new root is put together. Every machine that can start a
// stage has this folder, and nothing below it is needed any more.
const site = "/proc"

// root makes an empty, read-only root and moves there. In tier 2, the
// machine's own has to do.
func (s stage) root() error {
	if s.Tier != Isolated {
		return os.Chdir("/")
	}
	if err := unix.Mount("", "/", "", unix.MS_REC|unix.MS_PRIVATE, ""); err != nil {
		return fmt.Errorf("part from the machine's mounts: %w", err)
	}
	if err := unix.Mount("tmpfs", site, "tmpfs", unix.MS_NOSUID|unix.MS_NODEV|unix.MS_NOEXEC, "size=256k,nr_inodes=128,mode=0755"); err != nil {
		return fmt.Errorf("mount a tmpfs: %w", err)
	}
	if err := s.furnish(); err != nil {
		return err
	}
	return enter()
}

// furnish puts into the new root what a Go program looks for.
func (s stage) furnish() error {
	// The race detector reads its options from this file and not from the
	// environment; without it, it would ignore them in silence.
	environ := filepath.Join(site, "/proc/self/environ")
	if err := os.MkdirAll(filepath.Dir(environ), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(environ, []byte(strings.Join(s.Env, "\x00")+"\x00"), 0o444); err != nil {
		return err
	}
	for _, file := range append([]string{os.DevNull}, s.Libraries...) {
		if err := show(file); err != nil {
			return fmt.Errorf("show %s: %w", file, err)
		}
	}
	return nil
}

// show makes one file of the machine readable at its own place.
func show(file string) error {
	at := filepath.Join(site, file)
	if err := os.MkdirAll(filepath.Dir(at), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(at, nil, 0o444); err != nil {
		return err
	}
	if err := unix.Mount(file, at, "", unix.MS_BIND, ""); err != nil {
		return err
	}
	if file == os.DevNull { // to write to it is what it is for
		return nil
	}
	return unix.Mount("", at, "", unix.MS_REMOUNT|unix.MS_BIND|unix.MS_RDONLY|unix.MS_NOSUID|unix.MS_NODEV, "")
}

// enter makes the new root the only one. With the old one put onto the same
// place, it can be unmounted without a folder for it: see pivot_root(2).
func enter() error {
	if err := os.Chdir(site); err != nil {
		return err
	}
	if err := unix.PivotRoot(".", "."); err != nil {
		return fmt.Errorf("pivot_root: %w", err)
	}
	if err := unix.Unmount(".", unix.MNT_DETACH); err != nil {
		return fmt.Errorf("unmount the machine's files: %w", err)
	}
	if err := os.Chdir("/"); err != nil {
		return err
	}
	const flags = unix.MS_REMOUNT | unix.MS_RDONLY | unix.MS_NOSUID | unix.MS_NODEV | unix.MS_NOEXEC
	return unix.Mount("", "/", "", flags, "")
}
