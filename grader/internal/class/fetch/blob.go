package fetch

import (
	"path"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/submission"
)

// file reads an exercise's file from a commit; nil if there is none.
func (r *repository) file(commit string, ex grader.Exercise) (*grader.File, error) {
	for _, place := range submission.Places(ex) {
		listed, err := r.git(append([]string{"ls-tree", "-z", commit, "--"}, way(place)...)...)
		if err != nil {
			return nil, err
		}
		for line := range strings.SplitSeq(strings.TrimRight(listed, "\x00"), "\x00") {
			what, name, _ := strings.Cut(line, "\t")
			mode, object, _ := strings.Cut(what, " ")
			if file := r.object(name, place, mode, object); file != nil {
				return file, nil
			}
		}
	}
	return nil, nil
}

// way is a place and the folder on the way to it, which may be a link.
func way(place string) []string {
	if dir := path.Dir(place); dir != "." {
		return []string{dir, place}
	}
	return []string{place} // all that is at the top is nobody's way
}

// Modes of git trees.
const (
	regular    = "100644"
	executable = "100755"
	link       = "120000"
)

// object takes in one entry of a tree; nil if it is a folder on the way.
func (r *repository) object(name, place, mode, object string) *grader.File {
	var file grader.File
	switch {
	case name == "":
		return nil
	case mode == link && name != place:
		file = submission.Refuse(place, "lies in "+name+", which is a symbolic link; hand in a folder that holds the file itself")
	case name != place:
		return nil
	case mode == link:
		file = submission.Refuse(place, "is a symbolic link; hand in the file itself")
	case mode != regular && mode != executable:
		file = submission.Refuse(place, "is no regular file; hand in a plain text file")
	default:
		file = r.blob(place, strings.TrimPrefix(object, "blob "))
	}
	return &file
}

// blob reads a file's text. One that did not come along was too large.
func (r *repository) blob(place, object string) grader.File {
	if _, err := r.git("cat-file", "-e", object); err != nil {
		return submission.Take(place, make([]byte, submission.MaxBytes+1)) // says so
	}
	text, err := r.git("cat-file", "blob", object)
	if err != nil {
		return submission.Refuse(place, "cannot be read from the repository")
	}
	return submission.Take(place, []byte(text))
}
