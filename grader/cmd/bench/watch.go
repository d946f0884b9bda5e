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
	for _, exercise := range s.exercises {
		if err := s.watched(ctx, exercise, t); err != nil {
			return fmt.Errorf("%s: %w", exercise, err)
		}
	}
	return nil
}

// watched measures one exercise. Most edits are inside a function; one that changes
// a type has the suite compiled again.
func (s *student) watched(ctx context.Context, exercise string, t *table) error {
	w, err := s.watch(ctx, exercise)
	if err != nil {
		return err
	}
	defer w.stop()
	explored, heard, shaped := watchRow(exercise, "verdict of every interleaving"), watchRow(exercise, "race detector heard"), watchRow(exercise, "the same when a type has changed")
	one := []string{exercise}
	for round := range rounds + 1 {
		first, last, err := w.save(s, one, changed)
		if err != nil {
			return err
		}
		_, all, err := w.save(s, one, reshaped)
		if err != nil {
			return err
		}
		theirs, err := s.test(one)(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "watch, %s, round %d of %d: %.2f s, race detector: %.2f s, type changed: %.2f s, go test: %.2f s\n",
			exercise, round+1, rounds+1, first, last, all, theirs)
		if round > 0 { // the first has compiled everything else
			explored.add(first, theirs)
			heard.add(last, theirs)
			shaped.add(all, theirs)
		}
	}
	t.add(explored)
	t.add(heard)
	t.add(shaped)
	return nil
}

func watchRow(exercise, what string) row {
	return row{What: exercise + " saved under watch, " + what, Unit: "s", Against: "go test -race of its package"}
}

// A watch is a running make watch, which says on standard error when it has told of
// every interleaving and when it waits.
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
	_, _, err = w.wait()
	return w, err
}

// wait returns when the next verdict is there, and when it was there but for the
// race detector. Without one there is nothing else to hear.
func (w *watch) wait() (explored, heard time.Time, err error) {
	for w.said.Scan() {
		switch line := w.said.Text(); {
		case strings.HasPrefix(line, "the race detector is still at work") && explored.IsZero():
			explored = time.Now()
		case strings.HasPrefix(line, "waiting for a save"):
			heard = time.Now()
			if explored.IsZero() {
				explored = heard
			}
			return explored, heard, nil
		}
	}
	return explored, heard, errors.Join(errors.New("make watch has ended"), w.said.Err())
}

// save changes the exercises and returns how many seconds the verdict takes, without
// and with the race detector.
func (w *watch) save(s *student, exercises []string, change edit) (explored, heard float64, err error) {
	if err := s.save(exercises, change); err != nil {
		return 0, 0, err
	}
	start := time.Now()
	first, last, err := w.wait()
	return first.Sub(start).Seconds(), last.Sub(start).Seconds(), err
}

func (w *watch) stop() {
	_ = w.cmd.Process.Signal(os.Interrupt)
	_ = w.cmd.Wait() // it has been interrupted, and says so
}
