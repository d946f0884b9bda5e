package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"
)

// A student has a folder with solutions, which are saved again and again.
type student struct {
	dir       string
	exercises []string          // their folders
	files     map[string]string // what the student edits in each
	sources   map[string]string // its solution
	overlay   string            // lays the files over the stubs
}

func newStudent(dir string) (*student, error) {
	s := &student{dir: filepath.Join(dir, "submission"), files: make(map[string]string), sources: make(map[string]string)}
	files, err := filepath.Glob("solutions/[0-9]*/*.go")
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, errors.New("the solutions are what is graded, and there are none here")
	}
	for _, file := range files {
		if err := s.take(file); err != nil {
			return nil, err
		}
	}
	s.overlay, err = overlay(filepath.Join(dir, "overlay.json"), s.dir)
	return s, err
}

// take makes a solution what the student hands in.
func (s *student) take(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	exercise := filepath.Base(filepath.Dir(file))
	s.exercises = append(s.exercises, exercise)
	s.sources[exercise], s.files[exercise] = string(text), filepath.Join(s.dir, exercise, filepath.Base(file))
	if err := os.MkdirAll(filepath.Dir(s.files[exercise]), 0o755); err != nil {
		return err
	}
	return s.save([]string{exercise}, changed)
}

// save changes the files of the exercises.
func (s *student) save(exercises []string, change edit) error {
	for _, exercise := range exercises {
		text, err := change(s.sources[exercise], fmt.Sprintf("saved at %d", time.Now().UnixNano()))
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
