package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// classes measures how many submissions a minute are graded if no two files are
// the same, against the obvious loop: for each submission go test -race -json of
// all suites. That one finds less, and has no box.
func classes(ctx context.Context, dir string, t *table) error {
	const students = 10
	s, err := newSchool(ctx, dir)
	if err != nil {
		return err
	}
	r := row{What: fmt.Sprintf("class of %d, all files distinct", students), Unit: "submissions/min", Against: "go test -race -json for each"}
	for round := range rounds + 1 {
		fmt.Fprintf(os.Stderr, "a class of distinct files, round %d of %d\n", round+1, rounds+1)
		folder, err := s.class(ctx, students, "-distinct", "-seed", fmt.Sprint(round+1))
		if err != nil {
			return err
		}
		graded, err := s.run(ctx, folder)
		if err != nil {
			return err
		}
		theirs, err := s.loop(ctx, folder)
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "  graded %.3g a minute, tested %.3g\n", students/graded.minutes, theirs)
		if round > 0 { // the first has compiled everything else
			r.add(students/graded.minutes, theirs)
		}
	}
	t.add(r)
	return nil
}

// A school makes classes and grades them.
type school struct{ dir, binary string }

func newSchool(ctx context.Context, dir string) (*school, error) {
	s := &school{dir: dir, binary: filepath.Join(dir, "class")}
	return s, command(exec.CommandContext(ctx, "go", "build", "-o", s.binary, "./grader/cmd/class"))
}

// class makes up a class in a new folder.
func (s *school) class(ctx context.Context, students int, flags ...string) (string, error) {
	folder, err := os.MkdirTemp(s.dir, "class-")
	if err != nil {
		return "", err
	}
	return folder, command(exec.CommandContext(ctx, s.binary, append([]string{"synth", "-n", fmt.Sprint(students), "-out", folder}, flags...)...))
}

// A graded class took so long, and its coordinator so much memory; 0 where the
// system does not say.
type graded struct{ minutes, megabytes float64 }

// run grades the class in a folder, or what is new in it.
func (s *school) run(ctx context.Context, folder string) (graded, error) {
	cmd := exec.CommandContext(ctx, s.binary, "run", "-allow-tier", "3", "-db", filepath.Join(folder, "class.db"), folder)
	said := &listener{cmd: cmd}
	cmd.Stdout, cmd.Stderr = said, said
	began := time.Now()
	if err := cmd.Run(); err != nil {
		return graded{}, fmt.Errorf("%v: %w\n%s", cmd.Args, err, said.text.Bytes())
	}
	return graded{minutes: time.Since(began).Minutes(), megabytes: said.peak}, nil
}

// A listener looks how much memory a command has had whenever it says something,
// and so at its end, when it says what it has come to: of a process that is gone
// the system only knows the peak of all that it has started.
type listener struct {
	cmd  *exec.Cmd
	text bytes.Buffer
	peak float64 // in megabytes
}

// Write keeps what the command says.
func (l *listener) Write(p []byte) (int, error) {
	if text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", l.cmd.Process.Pid)); err == nil {
		_, after, _ := strings.Cut(string(text), "VmHWM:")
		var kilobytes float64
		_, _ = fmt.Sscan(after, &kilobytes)
		l.peak = max(l.peak, kilobytes/1024)
	}
	return l.text.Write(p)
}
