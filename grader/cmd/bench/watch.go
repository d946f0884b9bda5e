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
	first := row{What: "one exercise saved under watch, verdict of every interleaving", Unit: "s", Against: "go test -race of its package"}
	last := row{What: "the same, and the race detector has been heard", Unit: "s", Against: first.Against}
	for round := range rounds + 1 {
		explored, heard, err := w.save(s, one)
		if err != nil {
			return err
		}
		theirs, err := s.test(one)(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(os.Stderr, "watch, round %d of %d: %.2f s, race detector: %.2f s, go test: %.2f s\n", round+1, rounds+1, explored, heard, theirs)
		if round > 0 { // the first has compiled everything else
			first.Ours, first.Theirs = append(first.Ours, explored), append(first.Theirs, theirs)
			last.Ours, last.Theirs = append(last.Ours, heard), append(last.Theirs, theirs)
		}
	}
	t.add(first)
	t.add(last)
	return nil
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
func (w *watch) save(s *student, exercises []string) (explored, heard float64, err error) {
	if err := s.save(exercises); err != nil {
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
