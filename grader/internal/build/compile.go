package build

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"

	"golang.org/x/sync/errgroup"

	"interleave/grader"
)

// link builds the units for all legs at once, which have nothing in common but the
// suites, and those are looked at while the students' files are compiled. If
// somebody waits for the first, the others begin when it is linked, unless there
// are more processors than legs: side by side, they slow each other down.
func (b *Builder) link(ctx context.Context, legs []*leg, units []*unit, known *exports, first func()) error {
	for _, u := range units {
		if err := u.lay(u.texts.pack); err != nil {
			return err
		}
	}
	workers := (runtime.NumCPU() + len(legs) - 1) / len(legs)
	crowded, linked := first != nil && workers < 2, make(chan struct{})
	var building errgroup.Group
	building.Go(func() error {
		for _, u := range units {
			u.suit(ctx, known)
		}
		return nil
	})
	for i, l := range legs {
		building.Go(func() error {
			if i > 0 && crowded {
				<-linked
			}
			l.linkAll(ctx, l.compileAll(ctx, units, workers), workers)
			if i == 0 {
				close(linked)
				if first != nil && ctx.Err() == nil {
					first()
				}
			}
			return nil
		})
	}
	_ = building.Wait() // what fails is the units'
	for _, u := range units {
		u.settle(ctx, legs)
	}
	return ctx.Err()
}

// settle draws together what the legs have made of the unit.
func (u *unit) settle(ctx context.Context, legs []*leg) {
	if u.out.failed() {
		return
	}
	for _, l := range legs {
		if err := l.failures[u]; err != nil {
			u.blame(ctx, l, err)
			return
		}
	}
	u.out = legs[0].output(u)
	if len(legs) > 1 {
		u.out.Race = legs[1].binaries[u]
	}
}

// lay writes rewritten files of the unit to where they are compiled.
func (u *unit) lay(texts map[string][]byte) error {
	if err := os.MkdirAll(u.dir(), 0o755); err != nil {
		return err
	}
	for name, text := range texts {
		if err := write(filepath.Join(u.dir(), base(name)), text); err != nil {
			return err
		}
	}
	return nil
}

// blame finds out whose fault it is that a file which type-checks does not
// compile. The compiler knows a few limits that the type checker does not, such
// as the size of a stack frame; if the student's own text, not rewritten, runs
// into one, it is the student's error. Otherwise it is ours.
func (u *unit) blame(ctx context.Context, l *leg, failure error) {
	if u.tooMuch(failure) {
		return
	}
	u.out.Fault = failure
	plain := filepath.Join(u.dir(), "unchanged")
	if ctx.Err() != nil || os.MkdirAll(plain, 0o755) != nil || write(filepath.Join(plain, u.Exercise.File), u.Source) != nil {
		return
	}
	err := l.compile(ctx, u.compilation(plain, u.pack.Sources, l.files))
	var complaint *commandError
	if errors.As(err, &complaint) {
		if found := complaints(complaint.said, u.Exercise.File); len(found) > 0 {
			u.out.Errors, u.out.Fault = found, nil
		}
	}
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
