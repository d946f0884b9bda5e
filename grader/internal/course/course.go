package course

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"interleave/grader"
)

// Manifest is the name of the file that makes a folder an exercise.
const Manifest = "exercise.toml"

// Load reads every exercise below root/exercises, in the order of their
// folders' names. A folder without a manifest is an error and not a folder to
// pass over: it is more likely a mistake than a decision.
func Load(root string) ([]grader.Exercise, error) {
	folders, err := folders(root)
	if err != nil {
		return nil, err
	}
	var all []grader.Exercise
	for _, id := range folders {
		ex, err := load(root, id)
		if err != nil {
			return nil, err
		}
		all = append(all, ex)
	}
	if len(all) == 0 {
		return nil, fmt.Errorf("read the exercises: %s holds no folder", filepath.Join(root, "exercises"))
	}
	return all, unambiguous(all)
}

// folders lists the exercises' folders. Names that the go tool passes by
// (testdata, and what begins with a dot or an underscore) are no exercises.
func folders(root string) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(root, "exercises"))
	if err != nil {
		return nil, fmt.Errorf("read the exercises: %w", err)
	}
	var names []string
	for _, e := range entries {
		name := e.Name()
		if e.IsDir() && name != "testdata" && !strings.HasPrefix(name, ".") && !strings.HasPrefix(name, "_") {
			names = append(names, name)
		}
	}
	return names, nil
}

func load(root, id string) (grader.Exercise, error) {
	folder := filepath.Join(root, "exercises", id)
	text, err := os.ReadFile(filepath.Join(folder, Manifest))
	if errors.Is(err, os.ErrNotExist) {
		return grader.Exercise{}, fmt.Errorf("exercises/%s has no %s", id, Manifest)
	}
	if err != nil {
		return grader.Exercise{}, fmt.Errorf("read the manifest of %s: %w", id, err)
	}
	ex, err := parse(id, string(text))
	if err == nil {
		err = present(folder, ex.File)
	}
	if err != nil {
		return grader.Exercise{}, fmt.Errorf("exercises/%s/%s: %w", id, Manifest, err)
	}
	return ex, nil
}

func present(folder, file string) error {
	if _, err := os.Stat(filepath.Join(folder, file)); err != nil {
		return fmt.Errorf("file: %w", err)
	}
	return nil
}

// unambiguous refuses two exercises that one name would mean: "01" for both
// 01-race and 01-mutex.
func unambiguous(all []grader.Exercise) error {
	for i, a := range all {
		number, word, _ := strings.Cut(a.ID, "-")
		for _, b := range all[i+1:] {
			for _, name := range []string{number, word} {
				if b.Named(name) {
					return fmt.Errorf("exercises/%s and exercises/%s can both be called %q", a.ID, b.ID, name)
				}
			}
		}
	}
	return nil
}

// Pick returns the exercises that a person named, in the course's order, or all
// if no name is given. The first name that means no exercise is returned as
// unknown.
func Pick(all []grader.Exercise, names []string) (picked []grader.Exercise, unknown string) {
	if len(names) == 0 {
		return all, ""
	}
	wanted := make(map[string]bool)
	for _, name := range names {
		i := index(all, name)
		if i < 0 {
			return nil, name
		}
		wanted[all[i].ID] = true
	}
	for _, ex := range all {
		if wanted[ex.ID] {
			picked = append(picked, ex)
		}
	}
	return picked, ""
}

func index(all []grader.Exercise, name string) int {
	for i, ex := range all {
		if ex.Named(name) {
			return i
		}
	}
	return -1
}
