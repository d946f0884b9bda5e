package build

import (
	"cmp"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// standins are the packages that a binary for an exercise is spared: it gets a few
// lines in their place, from the folder here that is called like the last element.
var standins = []string{"net/http", "net/http/httptest", "net/url", "testing/internal/testdeps"}

// spares reports whether what imports the paths can do without the real ones.
func spares(paths []string) bool {
	return !slices.ContainsFunc(paths, func(path string) bool {
		return path == "net/url" || path == "net/http" || strings.HasPrefix(path, "net/http/")
	})
}

// spare are the arguments by which the go command takes the stand-ins. Together they
// take a third off the time to link, which is most of what a student waits for.
// That testify understands no YAML, which no suite speaks, is spared by its own tag.
func (b *Builder) spare() ([]string, error) {
	replace := make(map[string]string)
	for _, path := range standins {
		folder := filepath.Join(b.Toolchain.GOROOT, "src", filepath.FromSlash(path))
		names, err := filepath.Glob(filepath.Join(folder, "*.go"))
		if err != nil {
			return nil, err
		}
		for _, name := range names {
			replace[name] = "" // as if it were not there
		}
		own := filepath.Base(path) + ".go"
		replace[filepath.Join(folder, "standin.go")] = filepath.Join(b.standin(path), own)
	}
	text, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return nil, fmt.Errorf("write down what is spared: %w", err)
	}
	file := filepath.Join(b.Dir, "spare.json")
	return []string{"-overlay=" + file, "-tags=testify_yaml_fail"}, write(file, text)
}

// standin is where the lines are that stand in for a package.
func (b *Builder) standin(path string) string {
	return filepath.Join(cmp.Or(b.spareDir, filepath.Join(b.Root, "grader", "internal", "build", "standin")), filepath.Base(path))
}
