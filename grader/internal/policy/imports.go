package policy

import (
	"go/ast"
	"slices"
	"strconv"
	"strings"
)

// importsRule lets in only packages in which an answer to the exercises can be
// written, by their own names, and of fmt only what builds strings and errors.
// A program that reaches files, the network, the runtime or its own memory
// could answer for the grader instead of to it; one that prints mixes its own
// words with the grader's.
//
//	// WRONG
//	import (
//		"os"               // no exercise needs files
//		mu "sync"          // hides what mu.Mutex is from whoever reads it
//		. "strings"        // so does this
//		_ "embed"          // runs code for its effect alone
//	)
//	fmt.Println("sold", n) // nobody reads it
//	println(n)
//
//	// RIGHT
//	import (
//		"fmt"
//		"sync"
//	)
//	return fmt.Errorf("only %d seats", n)
var importsRule = Rule{
	Name: "imports",
	Check: func(p *Pass) {
		for _, spec := range p.File.Imports {
			checkImport(p, spec)
		}
		for n := range ast.Preorder(p.File) {
			switch n := n.(type) {
			case *ast.SelectorExpr:
				checkFmt(p, n)
			case *ast.CallExpr:
				checkPrint(p, n)
			}
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

func importedPath(spec *ast.ImportSpec) string {
	path, _ := strconv.Unquote(spec.Path.Value) // the parser has checked it
	return path
}

// fmtAllowed are the names of fmt that build strings and errors.
var fmtAllowed = []string{
	"Append", "Appendf", "Appendln", "Errorf", "FormatString", "Formatter",
	"GoStringer", "Sprint", "Sprintf", "Sprintln", "State", "Stringer",
}

func checkFmt(p *Pass, sel *ast.SelectorExpr) {
	path, ok := p.Package(sel.X)
	if !ok || path != "fmt" || slices.Contains(fmtAllowed, sel.Sel.Name) {
		return
	}
	instead := "fmt.Sprintf or fmt.Errorf build text to return"
	if strings.Contains(strings.ToLower(sel.Sel.Name), "scan") {
		instead = "strconv reads numbers from text"
	}
	p.Reportf(sel.Pos(), "fmt.%s reads or writes outside the program, where no exercise has anything to do; %s", sel.Sel.Name, instead)
}

// checkPrint looks at calls only: a builtin cannot be used in any other way.
func checkPrint(p *Pass, call *ast.CallExpr) {
	id, ok := ast.Unparen(call.Fun).(*ast.Ident)
	if ok && (id.Name == "print" || id.Name == "println") && p.Builtin(id) {
		p.Reportf(id.Pos(), "the builtin %s writes where nobody reads it; return a value or an error, or look at the timeline of a failure", id.Name)
	}
}
