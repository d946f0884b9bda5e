// Package template writes the repository that a course gives its students to
// fork: all that it takes to work on the exercises and to grade them, and no
// answer.
//
// What goes into it is listed, and what is not listed stays at home. The other
// way round, a roster or a database that lies about in the course's folder would
// be handed out.
package template

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"interleave/grader/internal/course"
)

// A NotEmptyError is a folder in which something is already.
type NotEmptyError struct{ Dir string }

// Error names the folder.
func (e *NotEmptyError) Error() string { return e.Dir + " is not empty" }

// Write writes the template of the course below root into dir, which must be empty
// or absent, and returns how many files that are. An answer in one of them is an
// [AnswerError], and then nothing is written.
func Write(root, dir string) (int, error) {
	if err := empty(dir); err != nil {
		return 0, err
	}
	files, err := collect(root)
	if err != nil {
		return 0, err
	}
	if err := search(root, files); err != nil {
		return 0, err
	}
	for _, f := range files {
		name := filepath.Join(dir, filepath.FromSlash(f.name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			return 0, fmt.Errorf("write the template: %w", err)
		}
		if err := os.WriteFile(name, f.text, f.mode); err != nil {
			return 0, fmt.Errorf("write the template: %w", err)
		}
	}
	return len(files), nil
}

func empty(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("look into the template's folder: %w", err)
	case len(entries) > 0:
		return &NotEmptyError{dir}
	}
	return nil
}

// A file is one of the template.
type file struct {
	name string // below its root, with slashes
	text []byte
	mode fs.FileMode
}

// collect reads all files of the template.
func collect(root string) ([]file, error) {
	var all []file
	for _, top := range handedOut {
		err := filepath.WalkDir(filepath.Join(root, filepath.FromSlash(top)), func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return err
			}
			rel, err := filepath.Rel(root, path)
			if err != nil {
				return err
			}
			switch name := filepath.ToSlash(rel); {
			case d.IsDir() && ours(name):
				return fs.SkipDir
			case d.IsDir() || ours(name) || !d.Type().IsRegular():
				return nil
			default:
				f, err := read(root, name)
				all = append(all, f)
				return err
			}
		})
		if err != nil {
			return nil, fmt.Errorf("read what goes into the template: %w", err)
		}
	}
	return all, stubs(root, all)
}

func read(root, name string) (file, error) {
	path := filepath.Join(root, filepath.FromSlash(name))
	info, err := os.Stat(path)
	if err != nil {
		return file{}, err
	}
	text, err := os.ReadFile(path)
	return file{name: name, text: text, mode: info.Mode().Perm()}, err
}

// stubs puts every stub in its place as the course hands it out, whatever somebody
// has tried there.
func stubs(root string, files []file) error {
	exercises, err := course.Load(root)
	if err != nil {
		return err
	}
	for _, ex := range exercises {
		text, _, err := course.Stub(root, ex)
		if err != nil {
			return err
		}
		for i := range files {
			if files[i].name == ex.Path() {
				files[i].text = text
			}
		}
	}
	return nil
}
