package pipeline

import (
	"bytes"
	"fmt"
	"go/format"
	"os"
	"path/filepath"

	"interleave/grader"
	"interleave/grader/internal/course"
)

// stub returns the file as the course hands it out, or nil if the student's
// file has taken its place and there is no copy: then nothing can be compared
// with it. A file that was taken in from elsewhere is not in its place.
func (g *grading) stub(ex grader.Exercise, path string) ([]byte, error) {
	text, pristine, err := course.Stub(g.Root, ex)
	if err != nil || pristine || path == "" {
		return text, err
	}
	theirs, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("compare %s with the stub: %w", path, err)
	}
	ours, err := os.Stat(filepath.Join(g.Root, filepath.FromSlash(ex.Path())))
	if err != nil {
		return nil, fmt.Errorf("compare %s with the stub: %w", path, err)
	}
	if os.SameFile(theirs, ours) {
		return nil, nil
	}
	return text, nil
}

// sameCode reports whether two files differ in nothing but their layout.
func sameCode(stub, mine []byte) bool {
	if stub == nil {
		return false
	}
	if bytes.Equal(stub, mine) {
		return true
	}
	a, err := format.Source(stub)
	if err != nil {
		return false
	}
	b, err := format.Source(mine)
	return err == nil && bytes.Equal(a, b)
}
