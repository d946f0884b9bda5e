package build

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"interleave/grader"
)

// link compiles the rewritten texts into the two binaries, both at once: most
// of the time goes into linking, which uses one processor.
func (u *unit) link(ctx context.Context, texts map[string][]byte) (Output, error) {
	dir := filepath.Join(u.Dir, u.Exercise.ID)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return Output{}, fmt.Errorf("make the folder for binaries: %w", err)
	}
	overlay, err := lay(dir, texts)
	if err != nil {
		return Output{}, err
	}
	out := Output{Plain: filepath.Join(dir, "explore.test"), Race: filepath.Join(dir, "race.test")}
	if u.Toolchain.NoRaceDetector() != "" {
		out.Race = ""
	}
	both, linking := errgroup.WithContext(ctx)
	both.Go(func() error { return u.test(linking, overlay, out.Plain) })
	if out.Race != "" {
		both.Go(func() error { return u.test(linking, overlay, out.Race, "-race") })
	}
	if err := both.Wait(); err != nil {
		return u.blame(ctx, dir, err)
	}
	return out, nil
}

// test builds one test binary.
func (u *unit) test(ctx context.Context, overlay, binary string, flags ...string) error {
	args := append([]string{"test", "-c", "-vet=off", "-ldflags=-s -w", "-overlay", overlay, "-o", binary}, flags...)
	args = append(args, "./"+filepath.ToSlash(filepath.Join("exercises", u.Exercise.ID)))
	if _, err := output(u.Toolchain.command(ctx, u.Root, len(flags) > 0, args...)); err != nil {
		return fmt.Errorf("go test -c %s: %w", strings.Join(flags, " "), err)
	}
	return nil
}

// blame finds out whose fault it is that a file which type-checks does not
// build. The compiler knows a few limits that the type checker does not, such
// as the size of a stack frame; if the student's own text, not rewritten, runs
// into one, it is the student's error. Otherwise it is ours.
func (u *unit) blame(ctx context.Context, dir string, failure error) (Output, error) {
	if ctx.Err() != nil {
		return Output{}, ctx.Err()
	}
	plain := filepath.Join(dir, "unchanged")
	if err := os.MkdirAll(plain, 0o755); err != nil {
		return Output{}, fmt.Errorf("make the folder for the unchanged file: %w", err)
	}
	overlay, err := lay(plain, map[string][]byte{u.file(): u.Source})
	if err != nil {
		return Output{}, err
	}
	_, err = output(u.Toolchain.command(ctx, u.Root, false, "build", "-overlay", overlay, u.importPath()))
	var complaint *commandError
	if errors.As(err, &complaint) {
		if found := complaints(complaint.said, u.Exercise.File); len(found) > 0 {
			return Output{Errors: found}, nil
		}
	}
	return Output{}, failure
}

var complaintForm = regexp.MustCompile(`^(?:.*[/\\])?([^/\\:]+\.go):(\d+)(?::(\d+))?: (.*)$`)

// complaints reads the compiler's errors on the file out of what it printed.
func complaints(said, file string) []grader.CompileError {
	var all []grader.CompileError
	for line := range strings.Lines(said) {
		m := complaintForm.FindStringSubmatch(strings.TrimSpace(line))
		if m == nil || m[1] != file {
			continue
		}
		at, _ := strconv.Atoi(m[2])
		column, _ := strconv.Atoi(m[3])
		all = append(all, grader.CompileError{File: file, Line: at, Column: column, Message: m[4]})
	}
	return all
}
