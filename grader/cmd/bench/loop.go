package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// loop measures what a student waits for: a file has changed, everything else is
// compiled. The solutions are handed in with another change every time, to make
// grade and to go test -race in turn.
func loop(ctx context.Context, dir string, t *table) error {
	s, err := newStudent(dir)
	if err != nil {
		return err
	}
	one, all := s.exercises[:1], s.exercises
	waits := []struct {
		row     row
		changed []string // exercises that are saved before it
		ours    func(context.Context) (float64, error)
		theirs  func(context.Context) (float64, error)
	}{
		{
			row{What: "one exercise changed, it is graded", Against: "go test -race of its package"},
			one,
			s.grade(one), s.test(one),
		},
		{
			row{What: "nothing changed, it is graded", Against: "the same with -force"},
			nil,
			s.grade(one), s.grade(one, "-force"),
		},
		{
			row{What: "one exercise changed, all are graded", Against: "go test -race ./exercises/..."},
			one,
			s.grade(all), s.test(all),
		},
		{
			row{What: "all exercises changed, all are graded", Against: "go test -race ./exercises/..."},
			all,
			s.grade(all), s.test(all),
		},
		{
			row{What: "nothing changed, all are graded", Against: "the same with -force"},
			nil,
			s.grade(all), s.grade(all, "-force"),
		},
	}
	for round := range rounds + 1 {
		fmt.Fprintf(os.Stderr, "the student's loop, round %d of %d\n", round+1, rounds+1)
		for i := range waits {
			w := &waits[i]
			if err := s.save(w.changed); err != nil {
				return err
			}
			ours, err := w.ours(ctx)
			if err != nil {
				return err
			}
			theirs, err := w.theirs(ctx)
			if err != nil {
				return err
			}
			fmt.Fprintf(os.Stderr, "  %s: %.2f s, %s: %.2f s\n", w.row.What, ours, w.row.Against, theirs)
			if round > 0 { // the first has compiled everything else
				w.row.Ours, w.row.Theirs = append(w.row.Ours, ours), append(w.row.Theirs, theirs)
			}
		}
	}
	for _, w := range waits {
		w.row.Unit = "s"
		t.add(w.row)
	}
	return nil
}

// A student has a folder with solutions, which are saved again and again.
type student struct {
	dir       string
	exercises []string          // their folders
	files     map[string]string // what the student edits in each
	sources   map[string]string // its solution
	overlay   string            // lays the files over the stubs
}

func newStudent(dir string) (*student, error) {
	s := &student{
		dir: filepath.Join(dir, "submission"), overlay: filepath.Join(dir, "overlay.json"),
		files: make(map[string]string), sources: make(map[string]string),
	}
	files, err := filepath.Glob("solutions/[0-9]*/*.go")
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, errors.New("the solutions are what is graded, and there are none here")
	}
	replace := make(map[string]string)
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		exercise := filepath.Base(filepath.Dir(file))
		s.exercises = append(s.exercises, exercise)
		s.sources[exercise], s.files[exercise] = string(text), filepath.Join(s.dir, exercise, filepath.Base(file))
		stub, err := filepath.Abs(filepath.Join("exercises", exercise, filepath.Base(file)))
		if err != nil {
			return nil, err
		}
		replace[stub] = s.files[exercise]
		if err := os.MkdirAll(filepath.Dir(replace[stub]), 0o755); err != nil {
			return nil, err
		}
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return nil, err
	}
	if err := os.WriteFile(s.overlay, text, 0o600); err != nil {
		return nil, err
	}
	return s, s.save(s.exercises)
}

// save changes the files of the exercises.
func (s *student) save(exercises []string) error {
	for _, exercise := range exercises {
		text, err := changed(s.sources[exercise], fmt.Sprintf("saved at %d", time.Now().UnixNano()))
		if err != nil {
			return fmt.Errorf("change the solution of %s: %w", exercise, err)
		}
		if err := os.WriteFile(s.files[exercise], []byte(text), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// grade grades the exercises; fewer points than there are is an error.
func (s *student) grade(exercises []string, flags ...string) func(context.Context) (float64, error) {
	points := fmt.Sprint(25 * len(exercises))
	args := append([]string{"tool", "grade", "-submission", s.dir, "-fail-under", points}, append(flags, exercises...)...)
	return func(ctx context.Context) (float64, error) { return seconds(exec.CommandContext(ctx, "go", args...)) }
}

// test runs the plain suites of the exercises.
func (s *student) test(exercises []string) func(context.Context) (float64, error) {
	args := []string{"test", "-race", "-overlay", s.overlay}
	for _, exercise := range exercises {
		args = append(args, "./exercises/"+exercise)
	}
	return func(ctx context.Context) (float64, error) { return seconds(exec.CommandContext(ctx, "go", args...)) }
}

func seconds(cmd *exec.Cmd) (float64, error) {
	start := time.Now()
	err := command(cmd)
	return time.Since(start).Seconds(), err
}
