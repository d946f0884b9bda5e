package policy

import (
	"go/ast"
	"slices"
	"strings"
)

// importsRule lets in only packages in which an answer to the exercises can be
// written, and those by their own names. A program that reaches files, the
// network, the runtime or its own memory could answer for the grader instead of
// to it.
//
//	// WRONG
//	import (
//		"os"      // no exercise needs files
//		mu "sync" // hides what mu.Mutex is from whoever reads it
//		. "strings"
//		_ "embed" // runs code for its effect alone
//	)
//
//	// RIGHT
//	import (
//		"strings"
//		"sync"
//	)
var importsRule = Rule{
	Name: "imports",
	Check: func(p *Pass) {
		for _, spec := range p.File.Imports {
			checkImport(p, spec)
		}
	},
}

// allowed are the packages a student's file may import.
var allowed = []string{
	"cmp", "container/heap", "container/list", "container/ring", "context", "errors", "fmt", "iter", "maps",
	"math", "math/bits", "math/rand/v2", "slices", "sort", "strconv", "strings", "sync", "sync/atomic", "time", "unicode",
}

// instead says what to do without a package that is often reached for.
var instead = map[string]string{
	"C":             "cgo leaves Go's memory model; write it in Go",
	"embed":         "no exercise needs a file",
	"io":            "no exercise reads or writes",
	"log":           "return an error; the timeline of a failure shows what happened",
	"math/rand":     `import "math/rand/v2", which the grader repeats exactly`,
	"os":            "no exercise needs files, environment or exit codes",
	"os/signal":     "use a context to stop early",
	"reflect":       "use generics",
	"runtime":       "the order of goroutines comes from locks and channels, not from the scheduler",
	"runtime/debug": "the order of goroutines comes from locks and channels, not from the scheduler",
	"syscall":       "no exercise talks to the system",
	"testing":       "the tests are the course's; yours may live in a file of their own",
	"unique":        "compare the values themselves",
	"unsafe":        "it leaves Go's memory model; use sync/atomic or a lock",
	"weak":          "no exercise depends on the garbage collector",
}

func checkImport(p *Pass, spec *ast.ImportSpec) {
	path := importedPath(spec)
	if !slices.Contains(allowed, path) {
		why, known := instead[path]
		if !known {
			why = "allowed are " + strings.Join(allowed, ", ")
		}
		if strings.HasPrefix(path, "golang.org/x/sync/") {
			why = "building this from sync and channels is what the exercise is about"
		}
		p.Reportf(spec.Pos(), "the exercise does not allow importing %q: %s", path, why)
		return
	}
	if spec.Name != nil {
		p.Reportf(spec.Pos(), "import %q under its own name: under another one a reader takes it for something else", path)
	}
}
