package submission

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strings"

	"interleave/grader"
)

// Rule is the name of the rule under which intake refuses a file.
const Rule = "intake"

// Read takes in the file of each exercise from dir, which holds them as
// 01-race/race.go, like the course itself as exercises/01-race/race.go, or, as
// platforms hand over single files, as race.go.
// The course below root is what the folder's own copies of suites are compared
// with, to tell the student that they play no part.
//
// A file that cannot be graded becomes a [grader.Refusal] in its place; one
// that is not there is absent from the result. The error is for a dir that is
// absent or cannot be read.
func Read(root, dir string, exercises []grader.Exercise) (grader.Submission, error) {
	sub := grader.Submission{Path: dir, Files: make(map[string]grader.File)}
	folder, err := os.OpenRoot(dir)
	if err != nil {
		return sub, fmt.Errorf("open the submission: %w", err)
	}
	defer folder.Close()
	if err := readable(folder); err != nil {
		return sub, fmt.Errorf("open the submission: %w", err)
	}
	for _, ex := range exercises {
		file, notes := take(folder, ex)
		sub.Notes = append(sub.Notes, notes...)
		if file != nil {
			sub.Files[ex.ID] = *file
		}
	}
	note, err := compare(root, folder, exercises)
	if err != nil {
		return sub, err
	}
	sub.Notes = append(sub.Notes, note...)
	return sub, nil
}

// readable catches a folder that can be entered but not listed. Without it
// every file would count as not handed in.
func readable(folder *os.Root) error {
	dir, err := folder.Open(".")
	if err != nil {
		return err
	}
	defer dir.Close()
	_, err = dir.Readdirnames(1)
	if errors.Is(err, fs.ErrPermission) {
		return err
	}
	return nil
}

// take finds and reads the file of one exercise; nil if there is none.
func take(folder *os.Root, ex grader.Exercise) (*grader.File, []grader.Note) {
	var found []string
	for _, name := range Places(ex) {
		// Any other error means that something is there: a path that leads
		// out of the folder, a file where a folder should be.
		if _, err := folder.Lstat(name); !errors.Is(err, fs.ErrNotExist) {
			found = append(found, name)
		}
	}
	switch len(found) {
	case 0:
		return nil, []grader.Note{Absent(ex)}
	case 1:
		return read(folder, found[0]), nil
	}
	return read(folder, found[0]), []grader.Note{{
		Kind:    "two-files",
		Message: fmt.Sprintf("%s are there; %s was graded", strings.Join(found, " and "), found[0]),
	}}
}

// Absent notes that an exercise was not handed in.
func Absent(ex grader.Exercise) grader.Note {
	return grader.Note{Kind: "no-file", Message: fmt.Sprintf("%s/%s is not in this submission", ex.ID, ex.File)}
}

// Places are the paths at which the file of the exercise may lie, best first. The
// last is the file by itself.
func Places(ex grader.Exercise) []string { return append(folders(ex, ex.File), ex.File) }

// folders are the paths at which a file of that name is the exercise's.
func folders(ex grader.Exercise, name string) []string {
	return []string{path.Join(ex.ID, name), path.Join("exercises", ex.ID, name)}
}
