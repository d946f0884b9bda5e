package build

import (
	"context"
	"fmt"
	"go/importer"
	"go/token"
	"go/types"
	"io"
	"os"
	"strings"
)

// exports knows where the compiler has put the export data of packages. All
// files of one exercise import through it, so that a type which the stub and
// the student's file both mention is one and the same.
type exports struct {
	files map[string]string // import path → file
	said  string            // what go list complained about
	gc    types.Importer
}

// exports compiles the packages if need be and finds their export data. Asking
// go list for this and type-checking the two packages at hand ourselves takes a
// tenth of the time that golang.org/x/tools/go/packages takes, which compiles
// the student's file once more to no use.
func (b *Builder) exports(ctx context.Context, fset *token.FileSet, paths []string) (*exports, error) {
	args := append([]string{"list", "-e", "-export", "-f", "{{.ImportPath}}\t{{.Export}}\t{{with .Error}}{{.Err}}{{end}}", "--"}, paths...)
	text, err := output(b.Toolchain.command(ctx, b.Root, false, args...))
	if err != nil {
		return nil, fmt.Errorf("find the imported packages: %w", err)
	}
	e := &exports{files: make(map[string]string)}
	for line := range strings.Lines(string(text)) {
		fields := strings.SplitN(strings.TrimSuffix(line, "\n"), "\t", 3)
		if len(fields) == 3 && fields[1] != "" {
			e.files[fields[0]] = fields[1]
		} else {
			e.said += line
		}
	}
	e.gc = importer.ForCompiler(fset, "gc", e.open)
	return e, nil
}

func (e *exports) open(path string) (io.ReadCloser, error) {
	file, ok := e.files[path]
	if !ok {
		return nil, fmt.Errorf("package %s was not built", path)
	}
	return os.Open(file)
}

// Import returns the package that import path names.
func (e *exports) Import(path string) (*types.Package, error) { return e.gc.Import(path) }

// missing returns the first of the paths that could not be compiled.
func (e *exports) missing(paths []string) string {
	for _, path := range paths {
		if e.files[path] == "" && path != "unsafe" {
			return path
		}
	}
	return ""
}
