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

// link compiles the units and links them: as many as can go into one binary for
// each leg. Linking takes longest by far, and takes little longer for four
// exercises than for one, because most of what is linked is not the students'.
// It is no use to leave the second binary until the first has run, either: the
// two keep two processors busy for the same time, and what runs is over soon.
func (b *Builder) link(ctx context.Context, legs []*leg, units []*unit) error {
	if err := b.compile(ctx, legs, units); err != nil {
		return err
	}
	programs := grouped(building(units))
	for len(programs) > 0 {
		failed, err := b.programs(ctx, legs, programs)
		if err != nil {
			return err
		}
		programs = failed
	}
	return nil
}

// compile compiles the packages of all units for all legs. One that fails
// leaves the others alone.
func (b *Builder) compile(ctx context.Context, legs []*leg, units []*unit) error {
	failures := make([]error, len(legs)*len(units)) // no lock: each owns one element
	var compiling errgroup.Group
	compiling.SetLimit(runtime.NumCPU())
	for i, u := range units {
		if err := u.lay(); err != nil {
			return err
		}
		for j, l := range legs {
			compiling.Go(func() error {
				failures[i*len(legs)+j] = l.packages(ctx, u)
				return nil
			})
		}
	}
	_ = compiling.Wait() // the failures are the units'
	for i, u := range units {
		if err := errors.Join(failures[i*len(legs) : (i+1)*len(legs)]...); err != nil {
			u.blame(ctx, legs[0], err)
		}
	}
	return ctx.Err()
}

// lay writes the rewritten files of the unit to where they are compiled.
func (u *unit) lay() error {
	if err := os.MkdirAll(u.dir(), 0o755); err != nil {
		return err
	}
	for _, texts := range []map[string][]byte{u.texts.pack, u.texts.suite} {
		for name, text := range texts {
			if err := write(filepath.Join(u.dir(), base(name)), text); err != nil {
				return err
			}
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
