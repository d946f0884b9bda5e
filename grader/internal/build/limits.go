package build

import (
	"bytes"
	"errors"
	"fmt"
	"os/exec"
	"strings"
	"time"

	"interleave/grader"
)

// What the compiler or the linker may use for one file. They take a hundredth of
// it for any that people write, but a page of generic functions, each of which
// calls the next with a type twice as large, takes all that there is.
const (
	mostData = 1 << 30
	mostTime = 30 * time.Second // of all processors together: the same on a busy machine
	mostFile = 200 << 20
)

// A limitError is a tool that was ended because it used too much.
type limitError struct{ what string }

// Error says which limit it was, to the student.
func (e *limitError) Error() string {
	return "the compiler was stopped because this file takes more than " + e.what + " to compile"
}

// bounded is [output] of a tool that works on what a stranger wrote.
func bounded(cmd *exec.Cmd) ([]byte, error) {
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Start(); err != nil {
		return nil, &commandError{err: err}
	}
	limited := hold(cmd.Process.Pid)
	if limited != nil {
		_ = cmd.Process.Kill()
	}
	err := cmd.Wait()
	said := strings.TrimSpace(stderr.String() + stdout.String())
	switch what := exceeded(cmd, said); {
	case limited != nil:
		return nil, fmt.Errorf("limit %s: %w", cmd.Path, limited)
	case err == nil:
		return stdout.Bytes(), nil
	case what != "":
		return nil, &limitError{what}
	}
	return nil, &commandError{err: err, said: said}
}

// exceeded says which limit a tool that failed has met, by what it used and by
// what it complained of.
func exceeded(cmd *exec.Cmd, said string) string {
	state := cmd.ProcessState
	switch {
	case state.UserTime()+state.SystemTime() >= mostTime:
		return fmt.Sprintf("%v of processor time", mostTime)
	case strings.Contains(said, "out of memory"), strings.Contains(said, "cannot allocate memory"), peak(state) > mostData/2:
		// Go's garbage collector may also just trip over what it did not get.
		return "1 GiB of memory"
	case strings.Contains(said, "file too large"):
		return "200 MiB of disk"
	}
	return ""
}

// tooMuch reports whether the unit failed because a tool met a limit over it,
// which is then what is wrong with the file.
func (u *unit) tooMuch(failure error) bool {
	var limit *limitError
	if !errors.As(failure, &limit) {
		return false
	}
	u.out.Errors = []grader.CompileError{{File: u.Exercise.File, Message: limit.Error()}}
	return true
}
