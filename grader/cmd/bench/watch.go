package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"time"
)

// watching measures how long a student waits from a save to the verdict while
// make watch runs, against the same change under go test -race.
func watching(ctx context.Context, dir string, t *table) error {
	s, err := newStudent(dir)
	if err != nil {
		return err
	}
	one := s.exercises[:1]
	w, err := s.watch(ctx, one[0])
	if err != nil {
		return err
	}
	defer w.stop()
	r := row{What: "one exercise saved under watch", Unit: "s", Against: "go test -race of its package"}
	for round := range rounds + 1 {
		ours, err := w.save(s, one)
		if err != nil {
			return err
		}
		theirs, err := s.test(one)(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "watch, round %d of %d: %.2f s, go test: %.2f s\n", round+1, rounds+1, ours, theirs)
		if round > 0 { // the first has compiled everything else
			r.Ours, r.Theirs = append(r.Ours, ours), append(r.Theirs, theirs)
		}
	}
	t.add(r)
	return nil
}

// A watch is a running make watch, which says on standard error when it waits.
type watch struct {
	cmd  *exec.Cmd
	said *bufio.Scanner
}

func (s *student) watch(ctx context.Context, exercise string) (*watch, error) {
	cmd := exec.CommandContext(ctx, "go", "tool", "grade", "watch", "-submission", s.dir, exercise)
	out, err := cmd.StderrPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	w := &watch{cmd: cmd, said: bufio.NewScanner(out)}
	return w, w.wait()
}

// wait returns when the next verdict is there.
func (w *watch) wait() error {
	for w.said.Scan() {
		if strings.HasPrefix(w.said.Text(), "waiting for a save") {
			return nil
		}
	}
	return errors.Join(errors.New("make watch has ended"), w.said.Err())
}

// save changes the exercises and returns how many seconds the verdict takes.
func (w *watch) save(s *student, exercises []string) (float64, error) {
	if err := s.save(exercises); err != nil {
		return 0, err
	}
	start := time.Now()
	err := w.wait()
	return time.Since(start).Seconds(), err
}

func (w *watch) stop() {
	_ = w.cmd.Process.Signal(os.Interrupt)
	_ = w.cmd.Wait() // it has been interrupted, and says so
}
