package course

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"interleave/grader"
)

// Suite returns the names of the files in the exercise's folder that the
// course keeps to itself: the manifest and every Go file but the student's.
// Sorted, base names.
func Suite(root string, ex grader.Exercise) ([]string, error) {
	entries, err := os.ReadDir(filepath.Join(root, "exercises", ex.ID))
	if err != nil {
		return nil, fmt.Errorf("list the suite of %s: %w", ex.ID, err)
	}
	var names []string
	for _, e := range entries {
		name := e.Name()
		if name == Manifest || strings.HasSuffix(name, ".go") && name != ex.File {
			names = append(names, name)
		}
	}
	return names, nil
}

// SuiteSum is the SHA-256, in lower-case hex, of all suites and manifests with
// their names, which are those of all exercises: two results are comparable only if
// it is the same in both.
func SuiteSum(root string, all []grader.Exercise) (string, error) {
	sum := sha256.New()
	for _, ex := range all {
		if err := WriteSuite(sum, root, ex); err != nil {
			return "", err
		}
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// WriteSuite writes the exercise's suite and manifest, in a form in which no two
// are the same, to where they are summed up.
func WriteSuite(sum io.Writer, root string, ex grader.Exercise) error {
	names, err := Suite(root, ex)
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := add(sum, root, ex.ID, name); err != nil {
			return fmt.Errorf("sum up the suite of %s: %w", ex.ID, err)
		}
	}
	return nil
}

// add writes the file with its name and length in front, so that moving bytes
// from one file to the next changes the sum.
func add(sum io.Writer, root, id, name string) error {
	text, err := os.ReadFile(filepath.Join(root, "exercises", id, name))
	if err != nil {
		return err
	}
	fmt.Fprintf(sum, "%s/%s %d\n", id, name, len(text))
	_, err = sum.Write(text)
	return err
}

// Stub returns the exercise's file as the course hands it out. A student who
// works inside a copy of the course edits the stub itself; then only a copy in
// the exercise's testdata, where the go tool passes it by, is pristine for
// certain.
func Stub(root string, ex grader.Exercise) (text []byte, pristine bool, err error) {
	folder := filepath.Join(root, "exercises", ex.ID)
	text, err = os.ReadFile(filepath.Join(folder, "testdata", ex.File))
	if err == nil {
		return text, true, nil
	}
	if errors.Is(err, os.ErrNotExist) {
		text, err = os.ReadFile(filepath.Join(folder, ex.File))
	}
	if err != nil {
		return nil, false, fmt.Errorf("read the stub of %s: %w", ex.ID, err)
	}
	return text, false, nil
}
