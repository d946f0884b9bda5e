//go:build unix

package class

import (
	"os"
	"syscall"
)

// claim locks a folder; free is false if another process has it.
func claim(dir string) (release func(), free bool) {
	f, err := os.Open(dir)
	if err != nil {
		return func() {}, false
	}
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		f.Close()
		return func() {}, false
	}
	return func() { f.Close() }, true
}
