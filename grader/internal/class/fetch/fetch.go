// Package fetch takes in what a student handed in from where it is: a folder, an
// archive of a learning platform, or a git repository.
//
// All of them belong to strangers. So from each only the file of each exercise
// is read, under the rules of package submission; nothing is unpacked, checked
// out, followed or run, and whatever is wrong with a source is one sentence for
// its own student.
package fetch

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"interleave/grader"
)

// A Source is one student's place.
type Source struct {
	Name string    // as the roster has it
	Base string    // the folder that a relative name is below
	Due  time.Time // of a repository, only what was there by then counts; zero for no end
}

// A Course is what a source is read for.
type Course struct {
	Root      string
	Exercises []grader.Exercise
}

// A Submission is what was handed in, and when.
type Submission struct {
	grader.Submission
	At         time.Time // zero if nobody knows
	Repository string    // without a password
	Commit     string
}

// Fetch takes in one source. The error is a sentence about it.
func Fetch(ctx context.Context, c Course, s Source) (Submission, error) {
	if isRepository(s) {
		return fromGit(ctx, c, s)
	}
	place := s.path()
	info, err := os.Stat(place)
	switch {
	case err != nil:
		return Submission{}, fmt.Errorf("%s cannot be opened: %w", s.Name, cause(err))
	case info.IsDir():
		return fromFolder(c, s)
	case !info.Mode().IsRegular():
		return Submission{}, fmt.Errorf("%s is neither a folder nor a file", s.Name)
	case hasSuffix(s.Name, ".zip"):
		return fromZip(c, s)
	case hasSuffix(s.Name, ".tar.gz", ".tgz"):
		return fromTar(c, s)
	}
	return Submission{}, fmt.Errorf("%s is neither a folder, a .zip, a .tar.gz nor a git repository", s.Name)
}

func (s Source) path() string {
	if filepath.IsAbs(s.Name) {
		return s.Name
	}
	return filepath.Join(s.Base, filepath.FromSlash(s.Name))
}

func hasSuffix(name string, suffixes ...string) bool {
	for _, suffix := range suffixes {
		if strings.HasSuffix(strings.ToLower(name), suffix) {
			return true
		}
	}
	return false
}

// cause drops the path from an error of package os: the sentence names the
// source already, as the roster does.
func cause(err error) error {
	if wrapped, ok := err.(*os.PathError); ok {
		return wrapped.Err
	}
	return err
}

// nothing is said of a source without a single exercise. It is more likely the
// wrong place than a student who did nothing.
func nothing(c Course, sub grader.Submission, name string) error {
	if len(sub.Files) > 0 {
		return nil
	}
	var want []string
	for _, ex := range c.Exercises {
		want = append(want, ex.ID+"/"+ex.File)
	}
	return fmt.Errorf("%s holds no exercise: none of %s", name, strings.Join(want, ", "))
}
