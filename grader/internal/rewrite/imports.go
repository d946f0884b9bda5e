package rewrite

import (
	"go/ast"
	"strconv"
)

// doubles are the packages whose operations the explorer has to see, and what
// takes their place. A double has the package name of the original, so that
// the rest of the file need not change.
var doubles = map[string]string{
	"sync":         shimPath + "/sync",
	"sync/atomic":  shimPath + "/atomic",
	"time":         shimPath + "/time",
	"context":      shimPath + "/context",
	"maps":         shimPath + "/maps",
	"math/rand/v2": shimPath + "/rand",
}

func (f *file) importSpec(n *ast.ImportSpec) text {
	path, err := strconv.Unquote(n.Path.Value)
	double, ok := doubles[path]
	if err != nil || !ok {
		return f.copied(n.Pos(), n.End())
	}
	return join(f.copied(n.Pos(), n.Path.Pos()), words(strconv.Quote(double)))
}
