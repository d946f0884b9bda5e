package submission

import (
	"bytes"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"

	"interleave/grader"
)

// compare looks for copies of the course's own files in the submission that
// are not what the course's are, and notes them. They were not going to be
// used; a student who changed one should hear so.
func compare(root string, folder *os.Root, exercises []grader.Exercise) ([]grader.Note, error) {
	var differ []string
	for _, ex := range exercises {
		names, err := own(root, ex)
		if err != nil {
			return nil, fmt.Errorf("compare the suite of %s: %w", ex.ID, err)
		}
		for _, name := range names {
			course, err := os.ReadFile(filepath.Join(root, "exercises", ex.ID, name))
			if err != nil {
				return nil, fmt.Errorf("compare the suite of %s: %w", ex.ID, err)
			}
			if differs(folder, ex, name, course) {
				differ = append(differ, path.Join(ex.ID, name))
			}
		}
	}
	if len(differ) == 0 {
		return nil, nil
	}
	return []grader.Note{{
		Kind:    "tests-differ",
		Message: fmt.Sprintf("tests in your copy differ from the course's (%s); the course's were used", strings.Join(differ, ", ")),
	}}, nil
}

// own lists the files of the exercise that belong to the course: all but the
// student's, the text to read, and folders.
func own(root string, ex grader.Exercise) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(root, "exercises", ex.ID))
	if err != nil {
		return nil, err
	}
	var names []string
	for _, e := range entries {
		ext := path.Ext(e.Name())
		if !e.IsDir() && e.Name() != ex.File && (ext == ".go" || ext == ".toml") {
			names = append(names, e.Name())
		}
	}
	return names, nil
}

// differs reports whether the folder holds another text under this name. Only
// regular files are opened: a pipe would keep us waiting.
func differs(folder *os.Root, ex grader.Exercise, name string, course []byte) bool {
	for _, at := range folders(ex, name) {
		info, problem := lstat(folder, at)
		if problem != "" {
			continue
		}
		if info.Size() != int64(len(course)) {
			return true
		}
		if copied, err := folder.ReadFile(at); err == nil && !bytes.Equal(copied, course) {
			return true
		}
	}
	return false
}
