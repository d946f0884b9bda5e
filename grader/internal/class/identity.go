package class

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"interleave/grader"
	"interleave/grader/internal/class/crew"
	"interleave/grader/internal/class/store"
)

// identify asks a member of the crew who it is. What decides about verdicts is
// in its answer, but for the grader's own code: a version that nobody has
// released yet is called the same after every change, so the code is summed up.
//
// It is the source that is summed up, and not the executable as for the results
// that one machine keeps for one student: two machines that work on one class
// compile in folders of their own, and their executables differ; and a change of
// the board is in the executable, but no reason to grade everybody again.
func identify(ctx context.Context, root string, c *crew.Crew) (store.Grader, error) {
	answer, err := c.Grade(ctx, crew.Request{})
	if err != nil {
		return store.Grader{}, fmt.Errorf("start the grader: %w", err)
	}
	code, err := sumOfCode(root)
	if err != nil {
		return store.Grader{}, fmt.Errorf("sum up the grader: %w", err)
	}
	info, err := json.Marshal(answer.Info)
	if err != nil {
		return store.Grader{}, err
	}
	sum := sha256.Sum256(append(info, code...))
	return store.Grader{ID: hex.EncodeToString(sum[:8]), Info: answer.Info}, nil
}

// elsewhere are the parts of the grader that only show what others found.
var elsewhere = []string{"grader/internal/class", "grader/internal/report", "grader/internal/cli", "grader/cmd"}

// sumOfCode sums up the code below root that verdicts depend on.
func sumOfCode(root string) ([]byte, error) {
	sum := sha256.New()
	for _, file := range []string{"go.mod", "go.sum"} {
		if err := addFile(sum, root, file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, err
		}
	}
	err := filepath.WalkDir(filepath.Join(root, "grader"), func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(root, path)
		if err != nil {
			return err
		}
		name = filepath.ToSlash(name)
		switch {
		case d.IsDir() && (d.Name() == "testdata" || slices.Contains(elsewhere, name)):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		return addFile(sum, root, name)
	})
	return sum.Sum(nil), err
}

func addFile(sum io.Writer, root, name string) error {
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		return err
	}
	fmt.Fprintf(sum, "%s %d\n", name, len(text))
	_, err = sum.Write(text)
	return err
}

// tier is the number in the name of a box, "tier 3: process limits"; 0 if it
// has none.
func tier(info grader.Info) int {
	var n int
	if _, err := fmt.Sscanf(info.Sandbox, "tier %d", &n); err != nil {
		return 0
	}
	return n
}
