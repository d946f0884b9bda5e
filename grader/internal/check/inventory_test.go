package check

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// An inventory is what must not change while strangers' code is graded.
type inventory struct {
	tree    map[string]string // sums of the course's files
	modules map[string]int64  // sizes in the module cache
	cache   map[string]fs.FileInfo
	folder  string // of the build cache
}

func takeInventory(t *testing.T) inventory {
	t.Helper()
	i := inventory{tree: make(map[string]string), modules: make(map[string]int64), cache: make(map[string]fs.FileInfo), folder: goEnv(t, "GOCACHE")}
	walk(t, root, func(path string, _ fs.FileInfo) { i.tree[path] = sum(t, path) })
	modules := goEnv(t, "GOMODCACHE")
	walk(t, modules, func(path string, info fs.FileInfo) {
		if !strings.HasPrefix(path, filepath.Join(modules, "cache")) { // lists and locks of downloads
			i.modules[path] = info.Size()
		}
	})
	walk(t, i.folder, func(path string, info fs.FileInfo) {
		if strings.HasSuffix(path, "-d") {
			i.cache[path] = info
		}
	})
	return i
}

// same compares with what there was before. The build cache grows; what was in it
// keeps its size, and where it was written to, what its name says is its sum.
func (i inventory) same(t *testing.T, before inventory) {
	t.Helper()
	assert.Empty(t, changes(before.tree, i.tree), "files of the course that are not as they were")
	for path, was := range before.modules { // new ones may come, from another go command
		assert.Equal(t, was, i.modules[path], "size of %s", path)
	}
	for path, was := range before.cache {
		now, ok := i.cache[path]
		if !ok || now.ModTime().Equal(was.ModTime()) && now.Size() == was.Size() {
			continue // gone, which the go command may do; or untouched
		}
		assert.Equal(t, strings.TrimSuffix(filepath.Base(path), "-d"), sum(t, path), "sum of %s", path)
	}
}

// changes are the paths that are new, gone, or not what they were.
func changes(before, after map[string]string) []string {
	var paths []string
	for path, was := range before {
		if now, ok := after[path]; !ok || now != was {
			paths = append(paths, path)
		}
	}
	for path := range after {
		if _, ok := before[path]; !ok {
			paths = append(paths, path)
		}
	}
	slices.Sort(paths)
	return paths
}

// walk visits all files but those of git and of editors.
func walk(t *testing.T, top string, visit func(path string, info fs.FileInfo)) {
	t.Helper()
	err := filepath.WalkDir(top, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil && os.IsNotExist(err):
			return nil // another go command works here too
		case err != nil:
			return err
		case d.IsDir() && strings.HasPrefix(d.Name(), ".") && path != top && d.Name() != ".github" && d.Name() != ".ci":
			return fs.SkipDir
		case !d.Type().IsRegular():
			return nil
		}
		if info, err := d.Info(); err == nil {
			visit(path, info)
		}
		return nil
	})
	require.NoError(t, err, "walk %s", top)
}

func sum(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err, "read %s", path)
	of := sha256.Sum256(text)
	return hex.EncodeToString(of[:])
}

func goEnv(t *testing.T, name string) string {
	t.Helper()
	text, err := exec.Command("go", "env", name).Output()
	require.NoError(t, err, "go env %s", name)
	return strings.TrimSpace(string(text))
}
