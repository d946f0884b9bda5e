package fetch

import (
	"archive/zip"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"

	"interleave/grader"
	"interleave/grader/internal/submission"
)

// An archive may have so many entries. A fork has a thousand; a bomb has more.
const mostEntries = 50_000

// An entry is a file in an archive that may be an exercise's.
type entry struct {
	name   string
	mode   fs.FileMode
	at     time.Time
	source []byte // at most a byte more than is allowed
}

// A listing collects the entries of an archive that may be an exercise's.
type listing struct {
	course  Course
	count   int
	entries []entry
}

// admit reports whether an entry of this name may be one that is wanted. The
// error is for an archive that nobody should touch.
func (l *listing) admit(name string) (wanted bool, err error) {
	if l.count++; l.count > mostEntries {
		return false, fmt.Errorf("holds more than %d entries", mostEntries)
	}
	clean := path.Clean(name)
	if strings.Contains(name, `\`) || path.IsAbs(name) || clean == ".." || strings.HasPrefix(clean, "../") {
		return false, fmt.Errorf("holds %q, a path that leaves the archive", name)
	}
	return slices.ContainsFunc(l.course.Exercises, func(ex grader.Exercise) bool {
		return strings.HasSuffix("/"+clean, "/"+ex.ID+"/"+ex.File) || path.Base(clean) == ex.File && shallow(path.Dir("/"+clean))
	}), nil
}

// shallow reports whether a file by itself counts in a folder: a platform makes
// one for each student at most. Further down it may be anything.
func shallow(folder string) bool { return strings.Count(strings.TrimSuffix(folder, "/"), "/") <= 1 }

// submission picks each exercise's file. Platforms and git hosts put everything
// into one folder or two of their own choice. So the top of the submission is
// the shallowest folder that holds an exercise. A fork's solutions are called
// like exercises, and are none.
func (l *listing) submission(name string) (Submission, error) {
	out := Submission{Submission: grader.Submission{Path: name, Files: make(map[string]grader.File)}}
	top, ok := l.top()
	for _, ex := range l.course.Exercises {
		e := l.find(top, ex)
		if !ok || e == nil {
			out.Notes = append(out.Notes, submission.Absent(ex))
			continue
		}
		out.Files[ex.ID] = e.take()
		out.At = latest(out.At, e.at)
	}
	return out, nothing(l.course, out.Submission, name)
}

func (l *listing) top() (string, bool) {
	var tops []string
	for _, e := range l.entries {
		for _, ex := range l.course.Exercises {
			for _, place := range submission.Places(ex) {
				top, ok := strings.CutSuffix("/"+path.Clean(e.name), "/"+place)
				if ok && path.Base(top) != "solutions" && (place != ex.File || shallow(top)) {
					tops = append(tops, top)
				}
			}
		}
	}
	if len(tops) == 0 {
		return "", false
	}
	return slices.MinFunc(tops, func(a, b string) int { return strings.Count(a, "/") - strings.Count(b, "/") }), true
}

func (l *listing) find(top string, ex grader.Exercise) *entry {
	for _, place := range submission.Places(ex) {
		for i, e := range l.entries {
			if "/"+path.Clean(e.name) == top+"/"+place {
				return &l.entries[i]
			}
		}
	}
	return nil
}

func (e *entry) take() grader.File {
	switch {
	case e.mode&fs.ModeSymlink != 0:
		return submission.Refuse(e.name, "is a symbolic link; hand in the file itself")
	case !e.mode.IsRegular():
		return submission.Refuse(e.name, "is no regular file; hand in a plain text file")
	}
	return submission.Take(e.name, e.source)
}

// fromZip reads the wanted entries of a zip. What nobody asks for is never
// unpacked, so a bomb stays as small as it is.
func fromZip(c Course, s Source) (Submission, error) {
	z, err := zip.OpenReader(s.path())
	if err != nil {
		return Submission{}, fmt.Errorf("%s is no zip that can be read: %w", s.Name, cause(err))
	}
	defer z.Close()
	l := &listing{course: c}
	for _, f := range z.File {
		wanted, err := l.admit(f.Name)
		if err == nil && wanted {
			err = l.unzip(f)
		}
		if err != nil {
			return Submission{}, fmt.Errorf("%s %w", s.Name, err)
		}
	}
	return l.submission(s.Name)
}

func (l *listing) unzip(f *zip.File) error {
	e := entry{name: f.Name, mode: f.Mode(), at: f.Modified}
	if e.mode.IsRegular() {
		r, err := f.Open()
		if err != nil {
			return fmt.Errorf("holds %q, which cannot be unpacked: %w", f.Name, err)
		}
		defer r.Close()
		if e.source, err = io.ReadAll(io.LimitReader(r, submission.MaxBytes+1)); err != nil {
			return fmt.Errorf("holds %q, which cannot be unpacked: %w", f.Name, err)
		}
	}
	l.entries = append(l.entries, e)
	return nil
}
