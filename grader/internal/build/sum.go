package build

import (
	"crypto/sha256"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// Sum is the sum of all that a binary of this builder is made of besides the
// exercise itself: the Go installation, the engine, the versions of modules.
func (b *Builder) Sum() ([]byte, error) {
	b.summed.Do(func() { b.sum, b.failed = b.sumUp() })
	return b.sum, b.failed
}

func (b *Builder) sumUp() ([]byte, error) {
	sum := sha256.New()
	fmt.Fprintf(sum, "%q %t\n", b.Toolchain.settings(), b.Toolchain.compiler)
	files := []string{filepath.Join(b.Root, "go.mod"), filepath.Join(b.Root, "go.sum")}
	nouns, err := filepath.Glob(filepath.Join(b.Root, "grader", "*.go"))
	if err != nil {
		return nil, err
	}
	for _, path := range standins {
		nouns = append(nouns, filepath.Join(b.standin(path), filepath.Base(path)+".go"))
	}
	err = filepath.WalkDir(filepath.Join(b.Root, "grader", "explore"), func(name string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(name, ".go") {
			nouns = append(nouns, name)
		}
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("sum up the engine: %w", err)
	}
	tests := func(name string) bool { return strings.HasSuffix(name, "_test.go") }
	for _, name := range append(files, slices.DeleteFunc(nouns, tests)...) {
		if err := b.add(sum, name); err != nil {
			return nil, fmt.Errorf("sum up the engine: %w", err)
		}
	}
	return sum.Sum(nil), nil
}

func (b *Builder) add(sum io.Writer, name string) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	below, err := filepath.Rel(b.Root, name)
	if err != nil {
		return err
	}
	fmt.Fprintf(sum, "%s %d\n", filepath.ToSlash(below), len(text))
	_, err = sum.Write(text)
	return err
}
