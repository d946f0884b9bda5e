package rewrite

import (
	"go/ast"
	"strconv"
)

// Doubled reports whether a double takes the place of a package.
func Doubled(path string) bool { _, ok := doubles[path]; return ok || path == testingPath }

// doubles are the packages whose operations the explorer has to see, and what
// takes their place. A double has the package name of the original, so that
// the rest of the file need not change.
var doubles = map[string]string{
	"sync":         shimPath + "/sync",
	"sync/atomic":  shimPath + "/atomic",
	"time":         shimPath + "/time",
	"context":      shimPath + "/context",
	"maps":         shimPath + "/maps",
	"math/rand":    shimPath + "/oldrand",
	"math/rand/v2": shimPath + "/rand",
}

// double says what takes a package's place. That of testing is for tests that no
// suite has written.
func (f *file) double(path string) (double string, ok bool) {
	if path == testingPath && f.tests {
		return shimPath + "/testing", true
	}
	double, ok = doubles[path]
	return double, ok
}

func (f *file) importSpec(n *ast.ImportSpec) text {
	path, err := strconv.Unquote(n.Path.Value)
	double, ok := f.double(path)
	if err != nil || !ok {
		return f.copied(n.Pos(), n.End())
	}
	return join(f.copied(n.Pos(), n.Path.Pos()), words(strconv.Quote(double)))
}
