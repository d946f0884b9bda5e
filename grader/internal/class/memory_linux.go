package class

import (
	"fmt"

	"golang.org/x/sys/unix"
)

// limitMemory bounds the data of this process and of each that it starts.
func limitMemory(bytes uint64) error {
	var l unix.Rlimit
	if err := unix.Getrlimit(unix.RLIMIT_DATA, &l); err != nil {
		return fmt.Errorf("limit the memory of a grader: %w", err)
	}
	l.Cur = min(l.Cur, bytes)
	if err := unix.Setrlimit(unix.RLIMIT_DATA, &l); err != nil {
		return fmt.Errorf("limit the memory of a grader: %w", err)
	}
	return nil
}
