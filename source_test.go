package interleave_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A source is one Go file of the repository, parsed.
type source struct {
	path string // below the root, with slashes
	set  *token.FileSet
	*ast.File
}

// sources parses every Go file that the go tool would build or test.
func sources(t *testing.T) []source {
	t.Helper()
	var all []source
	set := token.NewFileSet()
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			if passedBy(file, d.Name()) {
				return filepath.SkipDir
			}
			return nil
		case filepath.Ext(file) != ".go":
			return nil
		}
		parsed, err := parser.ParseFile(set, file, nil, parser.ParseComments)
		if err != nil {
			return fmt.Errorf("parse %s: %w", file, err)
		}
		all = append(all, source{path: filepath.ToSlash(file), set: set, File: parsed})
		return nil
	})
	require.NoError(t, err, "read the repository's Go files")
	require.NotEmpty(t, all, "Go files below the root")
	return all
}

// passedBy reports whether the go tool looks into a folder at all. The linters'
// module and the folders of a fork's editor are not ours to judge.
func passedBy(file, name string) bool {
	return file != "." && (name == "testdata" || file == "tools" || strings.HasPrefix(name, "."))
}

// folder is the file's package as an import path below the module.
func (s source) folder() string { return path.Dir(s.path) }

func (s source) isTest() bool { return strings.HasSuffix(s.path, "_test.go") }

// at is where a node stands, as an editor understands it.
func (s source) at(n ast.Node) string {
	p := s.set.Position(n.Pos())
	return fmt.Sprintf("%s:%d", filepath.ToSlash(p.Filename), p.Line)
}

// within reports whether a folder is top or below it.
func within(folder, top string) bool {
	return folder == top || strings.HasPrefix(folder, top+"/")
}
