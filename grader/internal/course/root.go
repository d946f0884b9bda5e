package course

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// module is the first line of the go.mod that marks the course's own tree.
const module = "module interleave"

// Root walks up from dir to the folder that holds the course: the one whose
// go.mod says "module interleave". The result is absolute.
func Root(dir string) (string, error) {
	start, err := filepath.Abs(dir)
	if err != nil {
		return "", fmt.Errorf("locate the course from %s: %w", dir, err)
	}
	for at := start; ; at = filepath.Dir(at) {
		found, err := isRoot(at)
		if err != nil {
			return "", fmt.Errorf("locate the course from %s: %w", dir, err)
		}
		if found {
			return at, nil
		}
		if at == filepath.Dir(at) {
			return "", fmt.Errorf("locate the course from %s: no go.mod here or above says %q", dir, module)
		}
	}
}

func isRoot(dir string) (bool, error) {
	text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if errors.Is(err, os.ErrNotExist) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	for line := range bytes.Lines(text) {
		if string(bytes.TrimSpace(line)) == module {
			return true, nil
		}
	}
	return false, nil
}
